using System.Diagnostics;
using System.Text;

namespace LiveSessionActors.Documents.Tests;

/// <summary>
/// A person's terminal in a project directory, whose name has whatever means something in a URL: the program on its <c>PATH</c>, and an address and a state of its own.
/// The daemon that its commands start ends with it.
/// </summary>
internal sealed class Shell : IDisposable
{
    private const char Mark = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lsd-");

    public Shell()
    {
        Project = _home.CreateSubdirectory("my project+a&b#c%20d").FullName;
        foreach (var name in (string[])["run", "state", "bin"])
            _home.CreateSubdirectory(name);
        Write("bin/live-sessions", $"#!/bin/sh\nexec dotnet '{Program}' \"$@\"\n");
        var packages = Directory.CreateDirectory(Path.Combine(Project, "node_modules")).FullName;
        Directory.CreateSymbolicLink(
            Path.Combine(packages, "live-session-actors"),
            Path.Combine(Document.Repository, "src/LiveSessionActors.Client.Node"));
    }

    /// <summary>Whether this machine has what the samples are written for.</summary>
    public static string? Missing => OperatingSystem.IsWindows()
        ? "The samples are for a Unix shell."
        : ((string[])["script", "bash", "curl", "jq", "node"]).FirstOrDefault(
            tool => !Environment.GetEnvironmentVariable("PATH")!.Split(':')
                .Any(path => File.Exists(Path.Combine(path, tool))))
            is { } tool ? $"There is no {tool} on the PATH." : null;

    public string Project { get; }

    public string RuntimeDirectory => Path.Combine(_home.FullName, "run");

    private static string Program => Path.Combine(AppContext.BaseDirectory, "live-sessions.dll");

    /// <summary>Runs commands one after another in one shell; the output and the exit code of each.</summary>
    public async Task<IReadOnlyList<(string Output, int ExitCode)>> RunAsync(IEnumerable<string> commands)
    {
        var script = new StringBuilder(
            "stty -opost cols 200 rows 50; chmod +x ../bin/live-sessions; chmod 700 ../run\n");
        foreach (var command in commands)
            script.Append($"{command}\nprintf '{Mark}%s{Mark}' $?\n");
        var output = await InTerminalAsync($"bash {Write("commands.sh", script.ToString())}");
        var parts = output.Split(Mark);
        return [.. parts.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], int.Parse(pair[1], null)))];
    }

    /// <summary>Keeps a program in the project directory, to be run from there.</summary>
    public string WriteProgram(string name, string text) => Write(Path.Combine(Project, name), text);

    public void Dispose()
    {
        RunAsync(["live-sessions stop"]).GetAwaiter().GetResult();
        _home.Delete(recursive: true);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_home.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<string> InTerminalAsync(string command)
    {
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"])
        {
            WorkingDirectory = Project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var path = $"{Path.Combine(_home.FullName, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        (string Name, string? Value)[] environment =
        [
            ("PATH", path), ("NO_COLOR", "1"), ("TERM", "xterm"),
            ("LIVE_SESSIONS_PIPE", null), ("LIVE_SESSIONS_CONFIG", null),
            ("LIVE_SESSIONS_COMMAND", null), ("XDG_RUNTIME_DIR", RuntimeDirectory),
            ("XDG_STATE_HOME", Path.Combine(_home.FullName, "state")),
        ];
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = new StringBuilder();
        try
        {
            var buffer = new char[4096];
            while (await process.StandardOutput.ReadAsync(buffer, patience.Token) is > 0 and var count)
                output.Append(buffer, 0, count);
            await process.WaitForExitAsync(patience.Token);
            return output.ToString();
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The terminal does not end; it has said\n{output}", late);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
