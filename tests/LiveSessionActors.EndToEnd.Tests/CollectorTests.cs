using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>Sending metrics and traces to an OpenTelemetry collector, when one is configured.</summary>
public sealed class CollectorTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_at_the_latest_when_the_daemon_ends()
    {
        using var collector = new Collector();
        var configuration = _workspace.Write("own.conf", $$"""
            live-sessions.telemetry {
              otlp-endpoint = "{{collector.Address}}"
              otlp-protocol = "http/protobuf"
              otlp-interval = 100 ms
            }
            """);
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", configuration);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        // The end waits a second for the last of it; on a busy machine the first export of all takes longer.
        await collector.FirstReceived;
        await client.AppendAsync("""{"type":"generate","id":"s"}"""u8.ToArray());

        await client.StopAsync();
        Assert.Equal(0, await daemon.WaitAsync());

        var metrics = collector.Received("/v1/metrics");
        Assert.Contains("live_sessions.appends", metrics, StringComparison.Ordinal);
        Assert.Contains("live_sessions.journal.flush.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("POST /v1/events", collector.Received("/v1/traces"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("", false)]
    [InlineData("live-sessions.telemetry.otlp-endpoint = \"http://127.0.0.1:1\"", true)]
    public async Task The_libraries_are_loaded_only_for_a_collector(string configuration, bool loaded)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        var file = _workspace.Write("own.conf", configuration);
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", file);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await client.AppendAsync("""{"type":"generate","id":"s"}"""u8.ToArray());

        var maps = await File.ReadAllTextAsync($"/proc/{daemon.Pid}/maps");

        Assert.Contains("LiveSessionActors.Daemon.dll", maps, StringComparison.Ordinal);
        Assert.Equal(loaded, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    // As much HTTP as an exporter needs.
    private sealed class Collector : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
        private readonly TaskCompletionSource _first = new();

        public Collector()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Address => $"http://{_listener.LocalEndpoint}";

        public Task FirstReceived => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public string Received(string path) =>
            string.Concat(_received.Where(request => request.Path == path).Select(request => request.Body));

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                var stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head)
                {
                    var body = new byte[head.Length];
                    await stream.ReadExactlyAsync(body);
                    _received.Enqueue((head.Path, Encoding.Latin1.GetString(body)));
                    _first.TrySetResult();
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
                }
            }
        }

        private static async Task<(string Path, int Length)?> ReadHeadAsync(NetworkStream stream)
        {
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(one) == 0)
                    return null;
                head.Append((char)one[0]);
            }

            var lines = head.ToString().Split("\r\n");
            var length = lines.Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            return (lines[0].Split(' ')[1], int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture));
        }
    }
}
