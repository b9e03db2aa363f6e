using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using LiveSessionActors.Client;

namespace LiveSessionActors.EndToEnd.Tests;

public sealed class TransportTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_daemon_s_line_says_where_it_is()
    {
        var (daemon, ready) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using (daemon)
        {
            Assert.Equal(_workspace.Pipe, ready.GetProperty("pipe").GetString());
            Assert.Equal(_workspace.Path, ready.GetProperty("workspace").GetString());
            Assert.Equal(daemon.Pid, ready.GetProperty("pid").GetInt32());
        }
    }

    [Fact]
    public async Task A_named_pipe_s_client_carries_a_request()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var pipe = new NamedPipeClientStream(
            ".", _workspace.Pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        await pipe.ConnectAsync();

        await pipe.WriteAsync("GET /v1/hello HTTP/1.1\r\nHost: pipe\r\nConnection: close\r\n\r\n"u8.ToArray());
        var answer = await new StreamReader(pipe, Encoding.UTF8).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains($"\"pid\":{daemon.Pid}", answer, StringComparison.Ordinal);
        await daemon.DisposeAsync();
    }

    [SkippableFact]
    public async Task Curl_carries_a_request()
    {
        Skip.IfNot(await HasCurlAsync(), "There is no curl with --unix-socket on this machine.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;

        using var curl = Process.Start(new ProcessStartInfo("curl")
        {
            ArgumentList =
            {
                "-sS", "--unix-socket", _workspace.Pipe, "http://daemon/v1/events",
                "-d", """{"type":"generate","id":"from-curl"}""",
            },
            RedirectStandardOutput = true,
        })!;
        var answer = await curl.StandardOutput.ReadToEndAsync();

        Assert.StartsWith("""{"id":"from-curl","phase":"generate_requested",""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_drives_every_route()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();

        Assert.Equal(daemon.Pid, (await client.HelloAsync()).Pid);
        Assert.False(await client.HasJournalAsync("a"));
        var first = await client.AppendAsync("""{"type":"generate","id":"a"}"""u8.ToArray());
        var second = await client.AppendAsync(
            "b", """{"type":"complete"}"""u8.ToArray(), new(IdempotencyKey: "once", ExpectedSeq: 0));
        Assert.Equal(("1", "fsync", "1"), (first.Seq, first.Durability, second.Seq));
        Assert.True(await client.HasJournalAsync("a"));
        Assert.Equal(first.Snapshot.GetRawText(), (await client.GetSessionAsync("a"))?.GetRawText());
        Assert.Null(await client.GetSessionAsync("b"));
        Assert.NotNull(await client.GetSessionAsync("b", includeCompleted: true));
        var ids = await client.ListSessionsAsync(fields: ["id"]);
        Assert.Equal(["""{"id":"a"}"""], ids.Select(session => session.GetRawText()));
        Assert.Equal(2, (await client.ListSessionsAsync(includeCompleted: true)).Count);
        Assert.Equal([_workspace.Path], (await client.HealthAsync()).Workspaces);

        await client.StopAsync();
        Assert.Equal(0, await daemon.WaitAsync());
        var gone = await Assert.ThrowsAsync<DaemonException>(() => client.HelloAsync());
        Assert.Equal(DaemonException.Unreachable, gone.Code);
    }

    [Fact]
    public async Task A_refusal_reaches_the_client_with_its_code_sentence_and_hint()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();

        var refused = await Assert.ThrowsAsync<DaemonException>(
            () => client.AppendAsync("""{"type":"generate"}"""u8.ToArray()));

        Assert.Equal(("event_id_required", "event id required"), (refused.Code, refused.Message));
        Assert.NotNull(refused.Hint);
    }

    private static async Task<bool> HasCurlAsync()
    {
        try
        {
            using var curl = Process.Start(
                new ProcessStartInfo("curl", "--version") { RedirectStandardOutput = true })!;
            return (await curl.StandardOutput.ReadToEndAsync()).Contains("UnixSockets", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
