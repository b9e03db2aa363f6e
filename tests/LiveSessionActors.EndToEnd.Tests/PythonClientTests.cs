using System.Diagnostics;
using System.Reflection;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>
/// A client in another language, of at most sixty lines, with what comes with the language and what the pages say.
/// </summary>
public sealed class PythonClientTests : IDisposable
{
    private const int LinesMax = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string Program = Path.Combine(
        typeof(PythonClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "ProjectDirectory").Value!,
        "Python",
        "client.py");

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void It_is_a_page() => Assert.InRange(File.ReadLines(Program).Count(), 1, LinesMax);

    [SkippableFact]
    public async Task It_appends_once_watches_over_a_kill_and_works_a_lease()
    {
        Skip.If(OperatingSystem.IsWindows(), "The client speaks to a socket.");
        Skip.IfNot(HasPython(), "There is no python3 on the PATH.");
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        using var python = Process.Start(new ProcessStartInfo(
            "python3", [Program, _workspace.Pipe, _workspace.Path])
        { RedirectStandardOutput = true })!;
        using var ending = new Ending(python);

        Assert.Equal("appended \"1\" \"1\" sequence_mismatch 200", await ReadLineAsync(python));
        Assert.Equal("watched 1 generate generate_requested", await ReadLineAsync(python));
        Assert.Equal("watched 2 checkpoint generate_requested", await ReadLineAsync(python));
        await first.KillAsync();
        await first.DisposeAsync();
        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = second;
        using var client = _workspace.CreateClient();
        await client.AppendAsync("8f3a91c2", """{"type":"accept","variantId":"2"}"""u8.ToArray());

        Assert.Equal("watched 3 accept accept_requested", await ReadLineAsync(python));
        Assert.Equal("worked 2 True completed", await ReadLineAsync(python));
        Assert.Null(await ReadLineAsync(python));
    }

    private static async Task<string?> ReadLineAsync(Process python)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await python.StandardOutput.ReadLineAsync(patience.Token);
    }

    private static bool HasPython() => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Any(directory => File.Exists(Path.Combine(directory, "python3")));

    // Whoever waits for a daemon that never comes would wait for good.
    private sealed class Ending(Process python) : IDisposable
    {
        public void Dispose()
        {
            if (!python.HasExited)
                python.Kill();
        }
    }
}
