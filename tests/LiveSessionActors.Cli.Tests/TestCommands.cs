using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

/// <summary>Commands about one workspace, by one pipe; the daemon that they start ends with it.</summary>
internal sealed class TestCommands : IDisposable
{
    private const string BeganSession = ", and a session begins with \"generate\".";

    private readonly TestWorkspace _workspace = new();

    public string Pipe => _workspace.Pipe;

    public string Workspace => _workspace.Path;

    public TestWorkspace Files => _workspace;

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        LiveSessionsProcess.RunAsync([.. arguments, "--pipe", Pipe, "--workspace", Workspace]);

    /// <summary>Runs a command in a directory below the workspace, which nothing names.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunBelowAsync(
        string directory, params string[] arguments) => LiveSessionsProcess.RunInAsync(
            Directory.CreateDirectory(Path.Combine(Workspace, directory)).FullName, [.. arguments, "--pipe", Pipe], []);

    /// <summary>Runs a command by another program, such as one that keeps it from connecting.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunByAsync(string[] runner, params string[] arguments) =>
        LiveSessionsProcess.RunInAsync(
            Workspace, [.. arguments, "--pipe", Pipe, "--workspace", Workspace], [], runner);

    /// <summary>
    /// The answer of a command that succeeds, as JSON. Nothing else is said, except that an event of another type than
    /// generate began the session, as many do that a test begins with.
    /// </summary>
    public async Task<JsonElement> AskAsync(params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        var others = answer.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.EndsWith(BeganSession, StringComparison.Ordinal));
        Assert.Equal((0, ""), (answer.ExitCode, string.Join('\n', others)));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    /// <summary>The same of one whose event may be a mistake: why is all that is said besides.</summary>
    public async Task<JsonElement> AskNotedAsync(string notice, params string[] arguments)
    {
        var answer = await RunAsync(arguments);
        Assert.Equal((0, $"live-sessions: {notice}\n"), (answer.ExitCode, answer.Errors));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    /// <summary>A journal as another program wrote it.</summary>
    public string WriteJournal(string id, params string[] lines)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Workspace, ".impeccable", "live", "sessions"));
        var path = Path.Combine(directory.FullName, id + ".jsonl");
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return path;
    }

    // The test runner waits for no other end of a test class.
    public void Dispose()
    {
        RunAsync("stop").GetAwaiter().GetResult();
        _workspace.Dispose();
    }
}
