using System.Text;
using LiveSessionActors.Client;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>What outlives a daemon that is killed.</summary>
public sealed class SurvivalTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Sessions_survive_a_kill_and_a_restart()
    {
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        using var client = _workspace.CreateClient();
        var answered = "";
        for (var revision = 1; revision <= 20; revision++)
            answered = await AppendAsync(
                client, $$"""{"type":"checkpoint","id":"s","revision":{{revision}},"phase":"cycling"}""");

        await first.KillAsync();
        await first.DisposeAsync();
        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);

        Assert.Equal(answered, (await client.GetSessionAsync("s"))?.GetRawText());
        Assert.Equal(21, (await client.AppendAsync("""{"type":"complete","id":"s"}"""u8.ToArray())).Seq);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_repeated_append_is_written_once_even_after_a_kill()
    {
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        using var client = _workspace.CreateClient();
        var event1 = """{"type":"generate","id":"s"}"""u8.ToArray();
        await client.AppendAsync(event1, new(IdempotencyKey: "k1"));
        await first.KillAsync();
        await first.DisposeAsync();

        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        var again = await client.AppendAsync(event1, new(IdempotencyKey: "k1"));
        var reused = await Assert.ThrowsAsync<DaemonException>(
            () => client.AppendAsync("""{"type":"complete","id":"s"}"""u8.ToArray(), new(IdempotencyKey: "k1")));

        Assert.Equal((1, "idempotency_key_reused"), (again.Seq, reused.Code));
        Assert.Single(
            _workspace.Files()[".impeccable/live/sessions/s.jsonl"].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await second.DisposeAsync();
    }

    [Fact]
    public async Task The_daemon_leaves_only_the_reference_s_files_and_its_lock()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await AppendAsync(client, """{"type":"generate","id":"s"}""");
        await client.GetSessionAsync("s");
        await client.GetSessionAsync("nobody");
        await client.ListSessionsAsync();

        string[] expected =
        [
            ".impeccable/live/daemon.lock",
            ".impeccable/live/sessions/s.jsonl",
            ".impeccable/live/sessions/s.snapshot.json",
        ];
        Assert.Equal(expected, _workspace.Files().Keys);
        await client.StopAsync();
        await daemon.WaitAsync();
        Assert.Equal(expected, _workspace.Files().Keys);
    }

    [Fact]
    public async Task A_workspace_is_one_daemon_s_at_a_time()
    {
        using var other = new TestWorkspace();
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(other);
        using var owner = _workspace.CreateClient();
        await AppendAsync(owner, """{"type":"generate","id":"s"}""");

        using var intruder = new LiveSessionClient(BridgeAddress.Resolve(other.Pipe), _workspace.Path);
        var refused = await Assert.ThrowsAsync<DaemonException>(() => intruder.GetSessionAsync("s"));

        Assert.Equal("workspace_locked", refused.Code);
        Assert.Contains($"{first.Pid}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_workspace.Pipe, refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_workspace_is_the_same_however_its_path_is_spelled()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        using var links = new TestWorkspace();
        var link = Path.Combine(links.Path, "link");
        Directory.CreateSymbolicLink(link, _workspace.Path);
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var direct = _workspace.CreateClient();
        using var linked = new LiveSessionClient(BridgeAddress.Resolve(_workspace.Pipe), link + "/../link/");

        var answered = await AppendAsync(direct, """{"type":"generate","id":"s"}""");

        Assert.Equal(answered, (await linked.GetSessionAsync("s"))?.GetRawText());
        Assert.Single((await direct.HealthAsync()).Workspaces);
    }

    [Fact]
    public async Task A_file_whose_name_is_no_session_hides_no_other()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await AppendAsync(client, """{"type":"generate","id":"s"}""");
        await File.WriteAllTextAsync(Path.Combine(_workspace.Path, ".impeccable/live/sessions/a b.jsonl"), "{}");

        Assert.Single(await client.ListSessionsAsync());
        Assert.Single(await client.ListSessionsAsync());

        await client.StopAsync();
        await daemon.WaitAsync();
        Assert.Single(
            (await daemon.ErrorsAsync()).Split('\n'), line => line.Contains("a b.jsonl", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task An_append_goes_where_its_path_leads_by_then()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links are the administrator's there.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        var (site, moved, other) = (DirectoryOf("site"), _workspace.Path + "/moved", DirectoryOf("other"));
        using var client = new LiveSessionClient(BridgeAddress.Resolve(_workspace.Pipe), site);
        await AppendAsync(client, """{"type":"generate","id":"s"}""");
        await AppendAsync(client, """{"type":"steer","id":"s"}""");

        Directory.Move(site, moved);
        var gone = await Assert.ThrowsAsync<DaemonException>(() => AppendAsync(client, """{"type":"steer","id":"s"}"""));
        Directory.CreateSymbolicLink(site, other);
        await AppendAsync(client, """{"type":"generate","id":"s"}""");
        File.Delete(site);
        Directory.Move(moved, site);
        await AppendAsync(client, """{"type":"complete","id":"s"}""");

        Assert.Equal("workspace_not_found", gone.Code);
        Assert.Equal(3, LinesIn(site));
        Assert.Equal(1, LinesIn(other));

        string DirectoryOf(string name) => Directory.CreateDirectory(Path.Combine(_workspace.Path, name)).FullName;

        static int LinesIn(string workspace) =>
            File.ReadAllLines(Path.Combine(workspace, ".impeccable/live/sessions/s.jsonl")).Length;
    }

    [Fact]
    public async Task Malformed_requests_change_nothing()
    {
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        await AppendAsync(client, """{"type":"generate","id":"s"}""");
        // The snapshot file follows the answer, and a read waits for it.
        await client.GetSessionAsync("s");
        var before = _workspace.Files();

        string[] bodies = ["", "{", "null", "[]", "{}", """{"id":"s"}""", """{"id":"../up","type":"complete"}"""];
        foreach (var body in bodies)
            await Assert.ThrowsAsync<DaemonException>(() => AppendAsync(client, body));
        foreach (var id in (string[])["..", "../s", "a/b", "s.jsonl", new string('x', 129), "%2e%2e", "\0"])
            await Assert.ThrowsAsync<DaemonException>(() => client.GetSessionAsync(id));
        await Assert.ThrowsAsync<DaemonException>(
            () => AppendAsync(client, $$"""{"type":"generate","id":"s","x":"{{new string('x', 1 << 20)}}"}"""));

        Assert.Equal(before, _workspace.Files());
    }

    private static async Task<string> AppendAsync(LiveSessionClient client, string json) =>
        (await client.AppendAsync(Encoding.UTF8.GetBytes(json))).Snapshot.GetRawText();
}
