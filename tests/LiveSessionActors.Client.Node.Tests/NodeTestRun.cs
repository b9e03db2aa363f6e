using System.ComponentModel;
using System.Diagnostics;

namespace LiveSessionActors.Client.Node.Tests;

/// <summary>Node, as far as it is there: which version, and a file of tests run by it.</summary>
internal static class NodeTestRun
{
    private const string CommandVariable = "LIVE_SESSIONS_COMMAND";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Node's version; null when there is no Node.</summary>
    public static async Task<Version?> FindVersionAsync()
    {
        try
        {
            var (_, output) = await RunAsync(Environment.CurrentDirectory, "--version");
            return Version.Parse(output.Trim().TrimStart('v'));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a file's tests; what they printed, and the exit code that says whether all passed.</summary>
    public static Task<(int ExitCode, string Output)> RunFileAsync(string directory, string file) =>
        RunAsync(directory, "--test", "--test-reporter=spec", file);

    private static async Task<(int ExitCode, string Output)> RunAsync(string directory, params string[] arguments)
    {
        using var node = Process.Start(Describe(directory, arguments))!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var complaints = node.StandardError.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            return (node.ExitCode, await output + await complaints);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Describe(string directory, string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.TryAdd(CommandVariable, Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"));
        return start;
    }
}
