using System.Diagnostics;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class CompletionsVerbTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_shell_has_every_verb(string shell)
    {
        var script = await LiveSessionsProcess.RunAsync(["completions", shell]);

        Assert.Equal((0, ""), (script.ExitCode, script.Errors));
        foreach (var word in (string[])["status", "resume", "doctor", "--discarded"])
            Assert.Contains(word, script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--detach", script.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Bash_completes_verbs_and_their_options()
    {
        Skip.IfNot(File.Exists("/bin/bash"), "There is no bash.");
        var script = await LiveSessionsProcess.RunAsync(["completions", "bash"]);

        Assert.Equal("resume restart\n", await CompleteAsync(script.Output, "live-sessions", "re"));
        Assert.StartsWith(
            "next renew reply release list revive --",
            await CompleteAsync(script.Output, "live-sessions", "work", "''"),
            StringComparison.Ordinal);
        Assert.Equal("--wait\n", await CompleteAsync(script.Output, "live-sessions", "work", "--wa"));
        Assert.Equal("--discarded\n", await CompleteAsync(script.Output, "live-sessions", "complete", "--d"));
    }

    private static async Task<string> CompleteAsync(string script, params string[] words)
    {
        var ask = $"COMP_WORDS=({string.Join(' ', words)}); COMP_CWORD={words.Length - 1}; _live_sessions; "
            + "echo \"${COMPREPLY[@]}\"";
        var start = new ProcessStartInfo("/bin/bash", ["-c", script + ask]) { RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;
        return await bash.StandardOutput.ReadToEndAsync();
    }
}
