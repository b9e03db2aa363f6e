using System.Diagnostics;
using System.Text;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>What a person sees: the program in a terminal that <c>script</c> makes.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [SkippableFact]
    public async Task A_person_gets_a_table_with_colours_unless_they_are_unwanted()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no script(1).");
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");

        var coloured = await InTerminalAsync("complete --id one", noColor: "");
        var plain = await InTerminalAsync("status", noColor: "1");

        Assert.Contains("\x1b[", coloured, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[3", plain, StringComparison.Ordinal);
        Assert.Contains("The daemon is process", plain, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_narrow_terminal_cuts_no_word()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no script(1).");
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3,"pageUrl":"/"}""");

        foreach (var verb in (string[])["status", "history one"])
        {
            var shown = await InTerminalAsync(verb, noColor: "1", columns: 60);

            Assert.Contains("generate_requested", shown, StringComparison.Ordinal);
            Assert.DoesNotContain('…', shown);
            Assert.DoesNotContain('│', shown);
            // The sentences around the sessions are the terminal's to wrap.
            Assert.All(
                shown.Split('\n').Where(line =>
                    verb != "status" || line.Contains("generate_requested", StringComparison.Ordinal)),
                line => Assert.InRange(line.TrimEnd().Length, 0, 60));
        }
    }

    [SkippableFact]
    public async Task A_person_gets_a_history_in_words()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no script(1).");
        await _commands.AskAsync("append", """{"type":"generate","id":"one","count":3}""");
        await _commands.AskAsync("work", "next", "--worker", "agent-1");

        var history = await InTerminalAsync("history one", noColor: "1");
        var work = await InTerminalAsync("work list", noColor: "1");
        var none = await InTerminalAsync("work next", noColor: "1");

        Assert.Contains("generate_requested", history, StringComparison.Ordinal);
        Assert.Contains("3 variants are wanted", history, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[3", history, StringComparison.Ordinal);
        Assert.Contains("agent-1 until", work, StringComparison.Ordinal);
        Assert.Contains("There is no work.", none, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_watch_shows_sessions_as_they_change_until_it_is_interrupted()
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "There is no script(1).");
        Skip.If(IgnoredSignals.Have("INT"), "What runs here was started to ignore it.");
        await _commands.AskAsync("append", """{"type":"generate","id":"before"}""");
        using var terminal = OpenTerminal("watch", noColor: "1");
        await UntilShownAsync(terminal, "before");

        await _commands.AskAsync("append", """{"type":"accept","id":"after","variantId":"2"}""");
        await UntilShownAsync(terminal, "accept_requested");
        await terminal.StandardInput.WriteAsync('\x03');
        await terminal.StandardInput.FlushAsync();
        var rest = await terminal.StandardOutput.ReadToEndAsync();

        await terminal.WaitForExitAsync();
        Assert.Equal(130, terminal.ExitCode);
        Assert.Contains("\x1b[?25h", rest, StringComparison.Ordinal);
    }

    private static async Task UntilShownAsync(Process terminal, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var shown = new StringBuilder();
        var buffer = new char[1024];
        while (!shown.ToString().Contains(text, StringComparison.Ordinal))
        {
            var count = await terminal.StandardOutput.ReadAsync(buffer, patience.Token);
            Assert.True(count > 0, $"It ended with {shown}");
            shown.Append(buffer, 0, count);
        }
    }

    private async Task<string> InTerminalAsync(string verb, string noColor, int columns = 100)
    {
        using var terminal = OpenTerminal(verb, noColor, columns);
        return await terminal.StandardOutput.ReadToEndAsync();
    }

    private Process OpenTerminal(string verb, string noColor, int columns = 100)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "live-sessions.dll");
        var command = $"stty cols {columns}; dotnet {program} {verb} --pipe {_commands.Pipe} --workspace {_commands.Workspace}";
        return Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NO_COLOR"] = noColor, ["TERM"] = "xterm-256color" },
        })!;
    }
}
