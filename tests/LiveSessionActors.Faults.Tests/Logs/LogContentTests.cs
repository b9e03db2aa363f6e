using System.Net.Sockets;
using System.Text;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Logs;

/// <summary>What events say is in journals and answers, and never in a log.</summary>
public sealed class LogContentTests : FaultTest
{
    private const string Limits = """
        live-sessions.journal.line-bytes-max = 20 KiB
        live-sessions.bridge.event-bytes-max = 64 KiB
        live-sessions.sessions.passivate-after = 200 ms
        """;

    [SkippableTheory]
    [InlineData]
    [InlineData("--log-file")]
    public async Task At_the_default_level_no_log_has_a_byte_of_an_event(params string[] options)
    {
        Strace.Require();

        var log = await LogOfAsync(Limits, options);

        Assert.Contains("Listening on", log, StringComparison.Ordinal);
        Assert.Contains("durability_unknown", log, StringComparison.Ordinal);
        ShouldLack(Marked.Mark, log);
    }

    [SkippableTheory]
    [InlineData]
    [InlineData("--log-file")]
    public async Task At_no_level_a_log_has_a_token(params string[] options)
    {
        Strace.Require();

        var log = await LogOfAsync(Limits + "\nlive-sessions.daemon.log-level = trace", options);

        Assert.Contains("event_id_required", log, StringComparison.Ordinal);
        ShouldLack(Marked.Token, log);
    }

    private static void ShouldLack(string mark, string log) => Assert.DoesNotContain(
        log.Split('\n'), line => line.Contains(mark, StringComparison.OrdinalIgnoreCase));

    // All that a daemon logs, from its start to its end, while everything goes wrong that can.
    private async Task<string> LogOfAsync(string configuration, string[] options)
    {
        foreach (var session in (string[])["read", "grown"])
            Home.Journal(session).Append(string.Concat(Marked.Lines(session)));
        Directory.CreateDirectory(Home.Journal("directory").Path);
        var daemon = await StartAsync(new DaemonStart
        {
            Configuration = configuration,
            Options = options,
            Environment = [("XDG_STATE_HOME", Home.PathOf("state"))],
        });
        await AppendAsync(daemon);
        await SayAsync(daemon);
        await ReadAsync(daemon);
        await WorkAsync(daemon);
        await BreakAsync(daemon, "write:error=EIO", "write");
        await BreakAsync(daemon, "pread64:error=EIO", "pread");
        await BreakAsync(daemon, "openat:error=EMFILE", "open");
        await BreakAsync(daemon, "fsync:error=EIO", "flush");
        await ReplaceAsync(daemon);
        await daemon.Bridge.GetRouteAsync("/v1/health");
        await daemon.SignalAsync("TERM");
        await daemon.WaitAsync();
        return await daemon.ErrorsAsync() + await daemon.OutputAsync() + Files();
    }

    private static async Task AppendAsync(DaemonProcess daemon)
    {
        foreach (var json in Marked.Events("s").Concat(Marked.Events("grown")))
            (await daemon.Bridge.AppendAsync(json)).ShouldBeGiven();
        await daemon.Bridge.AppendAsync(Marked.Event("generate", "s"), key: "key-1");
        (await daemon.Bridge.AppendAsync(Marked.Event("discard", "s"), key: "key-1")).ShouldRefuse(
            422, "idempotency_key_reused");
    }

    // By hand, since no client would: each on a connection of its own, which the daemon or this end cuts off.
    private async Task SayAsync(DaemonProcess daemon)
    {
        foreach (var body in Marked.Refused())
        {
            await SayAsync("POST /v1/events", body, "");
            await SayAsync("POST /v1/sessions/s/events", body, $"Idempotency-Key: {Marked.Mark} {Marked.Token}\r\n");
            await SayAsync("POST /v1/events", body, $"If-Match: {Marked.Mark}\r\n");
            await SayAsync("POST /v1/work/next", body, "");
            await SayAsync("PUT /v1/events", body, "");
            await SayAsync("POST /v1/events", body, $"Origin: http://{Marked.Mark}/\r\n");
            await SayAsync("POST /v1/events", body, "Transfer-Encoding: chunked\r\n");
        }

        var whole = Marked.Event("generate", "s");
        // An event where the server expects the next request, or the first.
        const string TooShort = "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n";
        await SayAsync(Encoding.UTF8.GetBytes($"{TooShort}{whole}\r\n\r\n"));
        await SayAsync(Encoding.UTF8.GetBytes($"{whole}\r\n\r\n"));
        (await daemon.Bridge.GetRouteAsync("/v1/hello")).ShouldBeGiven();
    }

    private Task SayAsync(string request, byte[] body, string headers)
    {
        var length = headers.Contains("chunked", StringComparison.Ordinal) ? "" : $"Content-Length: {body.Length}\r\n";
        var head = $"{request} HTTP/1.1\r\nHost: x\r\n{length}{headers}Connection: close\r\n\r\n";
        return SayAsync([.. Encoding.UTF8.GetBytes(head), .. body]);
    }

    private async Task SayAsync(byte[] bytes)
    {
        using var socket = await Bridge.ConnectAsync(Home.Pipe);
        try
        {
            await socket.SendAsync(bytes);
        }
        catch (SocketException)
        {
            // Refused before it was all said.
        }

        await Bridge.ReadToEndAsync(socket);
    }

    private static async Task ReadAsync(DaemonProcess daemon)
    {
        string[] routes =
        [
            "/v1/sessions", "/v1/sessions/read", "/v1/sessions/grown?includeCompleted=true", "/v1/sessions/directory",
            "/v1/sessions/read/journal", "/v1/sessions/grown?at=3", "/v1/sessions?fields=id,phase", "/v1/work",
        ];
        foreach (var route in routes)
            await daemon.Bridge.GetRouteAsync(route);
    }

    private async Task WorkAsync(DaemonProcess daemon)
    {
        await daemon.Bridge.AppendAsync(Marked.Event("generate", "work"));
        await SayAsync("POST /v1/work/next", Encoding.UTF8.GetBytes($$"""{"worker":"{{Marked.Mark}}"}"""), "");
        await SayAsync("POST /v1/work/next", Encoding.UTF8.GetBytes($$"""{"types":["{{Marked.Mark}}",7]}"""), "");
        await SayAsync($"POST /v1/work/work.x/reply", Encoding.UTF8.GetBytes(Marked.Event("agent_done", "work")), "");
    }

    // An append and a read while one kind of call fails; both in a session that has a journal.
    private async Task BreakAsync(DaemonProcess daemon, string injection, string session)
    {
        (await daemon.Bridge.AppendAsync(Marked.Event("generate", session))).ShouldBeGiven();
        string[] paths = [Home.Journal(session).Path, Home.Snapshot(session)];
        var trace = Home.PathOf("trace-" + session);
        var strace = Owned(await Strace.AttachAsync(daemon, trace, paths, Strace.FileCalls, injection));
        Home.Journal(session).Append(Marked.Lines(session).First());
        await daemon.Bridge.GetAsync(session);
        await daemon.Bridge.AppendAsync(Marked.Event("accept", session));
        await strace.EndAsync();
        await daemon.Bridge.GetAsync(session);
    }

    // What has the names of a snapshot and of a journal is no file any more, and then the workspace is gone.
    private async Task ReplaceAsync(DaemonProcess daemon)
    {
        (await daemon.Bridge.AppendAsync(Marked.Event("generate", "replaced"))).ShouldBeGiven();
        File.Delete(Home.Snapshot("replaced"));
        Directory.CreateDirectory(Path.Combine(Home.Snapshot("replaced"), "x"));
        await daemon.Bridge.AppendAsync(Marked.Event("accept", "replaced"));
        File.Delete(Home.Journal("replaced").Path);
        File.CreateSymbolicLink(Home.Journal("replaced").Path, Home.Journal().Path);
        await daemon.Bridge.AppendAsync(Marked.Event("accept", "replaced"));
        await daemon.Bridge.GetAsync("replaced");
        Directory.Delete(Home.Sessions, recursive: true);
        await daemon.Bridge.AppendAsync(Marked.Event("accept", "s"));
        Directory.Delete(Home.Workspace, recursive: true);
        await daemon.Bridge.AppendAsync(Marked.Event("accept", "s"));
    }

    // Everything beside the project that is not the test's own.
    private string Files() => string.Concat(Directory.EnumerateFiles(Home.Root, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("trace", StringComparison.Ordinal))
        .Select(file => $"\n{file}\n{Encoding.Latin1.GetString(File.ReadAllBytes(file))}"));
}
