using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What doctor says of the workspace's files, of the address and of the daemon's program.</summary>
public sealed class DoctorFilesTests : IDisposable
{
    private const string Generate = """{"seq":1,"id":"one","type":"generate","ts":"t","event":{"type":"generate","id":"one"}}""";

    private readonly TestCommands _commands = new();

    private string Live => Path.Combine(_commands.Workspace, ".impeccable", "live");

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task A_workspace_without_faults_passes_every_check()
    {
        await _commands.AskAsync("append", "one", """{"type":"generate"}""");

        var checks = await ExamineAsync(0);

        Assert.All(checks.Values, check => Assert.True(check.Good, check.Detail));
        Assert.Subset(checks.Keys.ToHashSet(), new HashSet<string>(
            ["program", "pipe", "configuration", "daemon", "health", "journals", "work", "workspace", "links", "lock",
                "lines"]));
    }

    [SkippableTheory]
    [InlineData("sessions")]
    [InlineData("sessions/one.jsonl")]
    [InlineData("daemon.lock")]
    [InlineData("archive")]
    public async Task A_link_among_the_workspace_s_files_is_named(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        var link = Path.Combine(Live, name);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, _commands.Files.Write("elsewhere", ""));

        var checks = await ExamineAsync(1);

        Assert.False(checks["links"].Good);
        Assert.Contains(link, checks["links"].Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_lock_is_said_to_be_held_by_the_daemon_or_by_whichever_other_process_and_address_hold_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Linux tells who holds a lock.");
        var never = await ExamineAsync(0);
        var append = await _commands.AskAsync("append", "one", """{"type":"generate"}""");
        var pid = (await _commands.AskAsync("start")).GetProperty("pid").GetInt32();

        var own = await ExamineAsync(0);
        var other = await ExamineAsync(1, _commands.Pipe + "2");
        await _commands.AskAsync("stop");
        var nobody = await ExamineAsync(0);

        Assert.StartsWith("no daemon has had", never["lock"].Detail, StringComparison.Ordinal);
        Assert.EndsWith(Text($"by the daemon, process {pid}"), own["lock"].Detail, StringComparison.Ordinal);
        Assert.EndsWith(Text($"by process {pid} at {_commands.Pipe}"), other["lock"].Detail, StringComparison.Ordinal);
        Assert.Contains(_commands.Pipe, other["lock"].Hint, StringComparison.Ordinal);
        Assert.EndsWith("held by nobody", nobody["lock"].Detail, StringComparison.Ordinal);
        Assert.Equal("one", append.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Legacy_journals_that_nothing_was_appended_to_are_counted()
    {
        var legacy = Directory.CreateDirectory(Path.Combine(_commands.Workspace, ".impeccable-live", "sessions"));
        foreach (var name in (string[])["one", "two"])
            await File.WriteAllTextAsync(Path.Combine(legacy.FullName, name + ".jsonl"), "");
        _commands.WriteJournal("two");

        var checks = await ExamineAsync(0);

        Assert.StartsWith("1 in ", checks["legacy journals"].Detail, StringComparison.Ordinal);
        Assert.Contains("migrate", checks["legacy journals"].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("torn.jsonl:1", "torn", """{"seq":1,"id":"torn","ty""")]
    [InlineData("two.jsonl:1", "two", Generate)]
    [InlineData("one.jsonl:2", "one", Generate, Generate)]
    public async Task A_line_that_is_wrong_is_named_by_its_place(string place, string id, params string[] lines)
    {
        _commands.WriteJournal(id, lines);

        var checks = await ExamineAsync(1);

        Assert.StartsWith(place, checks["lines"].Detail, StringComparison.Ordinal);
        Assert.Contains("verify", checks["lines"].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_are_counted_and_a_thousand_of_one_session_are_too_many()
    {
        _commands.WriteJournal("one", Generate, Unknown(2));
        var few = await ExamineAsync(0);

        _commands.WriteJournal("one", [Generate, .. Enumerable.Range(2, 1000).Select(Unknown)]);
        var many = await ExamineAsync(1);

        Assert.Contains("1 diagnostic of", few["lines"].Detail, StringComparison.Ordinal);
        Assert.Contains("one has 1000 diagnostics", many["lines"].Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_journal_that_cannot_be_read_is_named_without_a_daemon_too()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        Directory.CreateDirectory(Path.Combine(Live, "sessions", "folder.jsonl"));

        var checks = await ExamineAsync(1);

        Assert.Contains("folder.jsonl", checks["journals"].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_in_another_one_is_said_to_be_there()
    {
        _commands.WriteJournal("one");

        var answer = await _commands.RunBelowAsync("page/.impeccable", "doctor");

        var checks = Read(answer.Output);
        Assert.EndsWith(
            $"it lies in another workspace, {_commands.Workspace}", checks["workspace"].Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_lies_at_the_address_is_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe has no file there.");
        var nothing = await ExamineAsync(0);
        await File.WriteAllTextAsync(_commands.Pipe, "notes");
        var file = await ExamineAsync(1);
        File.Delete(_commands.Pipe);
        await _commands.AskAsync("start");
        var socket = await ExamineAsync(0);

        Assert.DoesNotContain("socket lies", nothing["pipe"].Detail, StringComparison.Ordinal);
        Assert.Contains("is no socket", file["pipe"].Detail, StringComparison.Ordinal);
        Assert.EndsWith("a socket lies there", socket["pipe"].Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_daemon_s_program_is_named_and_missed_once_it_is_gone()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Linux tells which program a process runs.");
        var program = CopyProgram();
        using var daemon = Process.Start(
            new ProcessStartInfo("dotnet", [program, "daemon", "--pipe", _commands.Pipe])
            {
                RedirectStandardOutput = true,
            })!;
        Assert.NotNull(await daemon.StandardOutput.ReadLineAsync());

        var there = await ExamineAsync(0);
        Assert.Equal(program, there["daemon's program"].Detail);
        File.Move(program, program + ".old");
        var gone = await ExamineAsync(1);

        Assert.Contains("removed or replaced", gone["daemon's program"].Detail, StringComparison.Ordinal);
        Assert.Contains("restart", gone["daemon's program"].Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_the_log_lacks_are_said_to_be_missing()
    {
        var state = Directory.CreateDirectory(Path.Combine(_commands.Workspace, "state", "live-sessions")).FullName;
        var named = Read((await DoctorAsync()).Output)["log"].Detail!;
        var log = named[(named.LastIndexOf(' ') + 1)..];
        Assert.StartsWith(state, log, StringComparison.Ordinal);

        await File.WriteAllTextAsync(log, "{\"message\":\"Entries missing here, because …: 3\"}\n");

        Assert.Contains("lacks entries", Read((await DoctorAsync()).Output)["log"].Detail, StringComparison.Ordinal);

        Task<(int ExitCode, string Output, string Errors)> DoctorAsync() => LiveSessionsProcess.RunAsync(
            ["doctor", "--pipe", _commands.Pipe, "--workspace", _commands.Workspace],
            ("XDG_STATE_HOME", Path.Combine(_commands.Workspace, "state")));
    }

    private string CopyProgram()
    {
        var copy = Path.Combine(_commands.Workspace, "copy");
        foreach (var part in (string[])["", "hocon"])
        {
            Directory.CreateDirectory(Path.Combine(copy, part));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, part)))
                File.Copy(file, Path.Combine(copy, part, Path.GetFileName(file)));
        }

        return Path.Combine(copy, "live-sessions.dll");
    }

    private static string Unknown(int seq) =>
        Text($"{{\"seq\":{seq},\"id\":\"one\",\"type\":\"acept\",\"ts\":\"t\",\"event\":{{\"type\":\"acept\",\"id\":\"one\"}}}}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, (bool Good, string? Detail, string? Hint)>> ExamineAsync(
        int exitCode, string? pipe = null)
    {
        var answer = await LiveSessionsProcess.RunAsync(
            ["doctor", "--pipe", pipe ?? _commands.Pipe, "--workspace", _commands.Workspace]);
        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Errors));
        return Read(answer.Output);
    }

    private static Dictionary<string, (bool Good, string? Detail, string? Hint)> Read(string output) =>
        JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().ToDictionary(
            check => check.GetProperty("check").GetString()!,
            check => (
                check.GetProperty("ok").GetBoolean(),
                check.GetProperty("detail").GetString(),
                check.GetProperty("hint").GetString()));
}
