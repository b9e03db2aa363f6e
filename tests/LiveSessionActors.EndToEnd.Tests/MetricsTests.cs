using System.Globalization;
using System.IO.Pipes;
using System.Text;
using LiveSessionActors.Client;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>What a daemon has counted is what has happened since it started, whenever it is first asked.</summary>
public sealed class MetricsTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Everything_is_counted_from_the_start()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        foreach (var session in (string[])["a", "b", "a"])
            await client.AppendAsync(Encoding.UTF8.GetBytes($$"""{"type":"generate","id":"{{session}}"}"""));
        await Assert.ThrowsAsync<DaemonException>(() => client.AppendAsync("""{"type":"generate"}"""u8.ToArray()));
        await Assert.ThrowsAsync<DaemonException>(() => client.AppendAsync("{"u8.ToArray()));
        await client.Work.NextAsync(new("worker"));

        var metrics = await ReadAsync();

        Assert.Equal(3, metrics["live_sessions_appends_total"]);
        Assert.Equal(3, metrics["live_sessions_journal_batch_size_count"]);
        Assert.Equal(3, metrics["live_sessions_journal_flush_duration_seconds_count"]);
        Assert.Equal(3, metrics["live_sessions_append_queue_duration_seconds_count"]);
        Assert.Equal(2, metrics["live_sessions_session_count"]);
        Assert.Equal(2, metrics["live_sessions_session_recovery_duration_seconds_count"]);
        Assert.Equal(1, metrics["live_sessions_workspace_count"]);
        Assert.Equal(1, metrics["live_sessions_work_lease_count"]);
        Assert.Equal(1, metrics["live_sessions_work_handed_out_total"]);
        Assert.Equal(1, metrics["live_sessions_requests_refused_total{error_type=\"event_id_required\"}"]);
        Assert.Equal(1, metrics["live_sessions_requests_refused_total{error_type=\"invalid_json\"}"]);
        Assert.Equal(1, metrics["http_server_active_requests"]);
        Assert.Equal(3, metrics[
            "http_server_request_duration_seconds_count"
            + "{http_request_method=\"POST\",http_route=\"/v1/events\",http_response_status_code=\"200\"}"]);
        var journals = _workspace.Files().Where(file =>
            file.Key.StartsWith(".impeccable/live/sessions/", StringComparison.Ordinal)
            && file.Key.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.Equal(journals.Sum(file => file.Value.Length), metrics["live_sessions_journal_written_bytes_total"]);
        Assert.True(metrics["dotnet_process_memory_working_set_bytes"] > 1 << 20);
    }

    private async Task<Dictionary<string, double>> ReadAsync()
    {
        await using var pipe = new NamedPipeClientStream(
            ".", _workspace.Pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync();
        await pipe.WriteAsync("GET /v1/metrics HTTP/1.1\r\nHost: pipe\r\nConnection: close\r\n\r\n"u8.ToArray());
        var answer = await new StreamReader(pipe, Encoding.UTF8).ReadToEndAsync();
        Assert.Contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n", answer, StringComparison.Ordinal);
        return answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => (Line: line, Space: line.LastIndexOf(' ')))
            .ToDictionary(
                sample => sample.Line[..sample.Space],
                sample => double.Parse(sample.Line[(sample.Space + 1)..], CultureInfo.InvariantCulture));
    }
}
