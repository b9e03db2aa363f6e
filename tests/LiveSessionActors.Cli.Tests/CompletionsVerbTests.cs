using System.Diagnostics;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class CompletionsVerbTests : IDisposable
{
    private const string Bash = "/bin/bash";

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_shell_has_every_verb(string shell)
    {
        var script = await LiveSessionsProcess.RunAsync(["completions", shell]);

        Assert.Equal((0, ""), (script.ExitCode, script.Errors));
        foreach (var word in (string[])["status", "resume", "doctor", "discarded", "completions ids"])
            Assert.Contains(word, script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("detach", script.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("re", "resume restart")]
    [InlineData("work ''", "next renew reply release list revive")]
    [InlineData("work next --wa", "--wait")]
    [InlineData("complete --d", "--discarded")]
    [InlineData("status --format ''", "text json")]
    [InlineData("log --level w", "warning")]
    [InlineData("completions z", "zsh")]
    [InlineData("show --at ''", "")]
    public async Task Bash_completes_verbs_their_options_and_values(string typed, string completed) =>
        Assert.Equal(completed, await CompleteAsync(typed));

    [SkippableTheory]
    [InlineData("show o", "one")]
    [InlineData("resume --id t", "two")]
    [InlineData("work revive o", "one")]
    public async Task Bash_completes_the_ids_of_the_workspace_s_sessions(string typed, string completed)
    {
        _commands.WriteJournal("one");
        _commands.WriteJournal("two");

        Assert.Equal(completed, await CompleteAsync(typed));
    }

    [SkippableFact]
    public async Task Bash_completes_files_and_directories()
    {
        await File.WriteAllTextAsync(Path.Combine(_commands.Workspace, "an event.json"), "{}");
        Directory.CreateDirectory(Path.Combine(_commands.Workspace, "a place"));

        Assert.Equal("an event.json", await CompleteAsync("append --file an"));
        Assert.Equal("a place", await CompleteAsync("list --workspace a"));
    }

    [Fact]
    public async Task The_ids_are_those_of_journals_wherever_they_are_and_no_daemon_is_started_for_them()
    {
        _commands.WriteJournal("active");
        _commands.WriteJournal("no id");
        foreach (var place in (string[])[".impeccable/live/archive/over.jsonl", ".impeccable-live/sessions/old.jsonl"])
        {
            var path = Path.Combine(_commands.Workspace, place);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "");
        }

        var ids = await LiveSessionsProcess.RunInAsync(_commands.Workspace, ["completions", "ids"], []);

        Assert.Equal(
            ["active", "old", "over"],
            ids.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(_commands.Pipe));
    }

    private async Task<string> CompleteAsync(string typed)
    {
        Skip.IfNot(File.Exists(Bash), "There is no bash.");
        var script = (await LiveSessionsProcess.RunAsync(["completions", "bash"])).Output;
        var program = Path.Combine(AppContext.BaseDirectory, "live-sessions.dll");
        var ask = $"live-sessions() {{ dotnet '{program}' \"$@\"; }}\n{script}"
            + $"COMP_WORDS=(live-sessions {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _live_sessions; "
            + "echo \"${COMPREPLY[@]}\"";
        using var bash = Process.Start(new ProcessStartInfo(Bash, ["-c", ask])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _commands.Workspace,
        })!;
        return (await bash.StandardOutput.ReadToEndAsync()).Trim();
    }
}
