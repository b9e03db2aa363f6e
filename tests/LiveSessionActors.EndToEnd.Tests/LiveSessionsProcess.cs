using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>The built program, in a process of its own.</summary>
internal sealed class LiveSessionsProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private LiveSessionsProcess(Process process) =>
        (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public int Pid => _process.Id;

    /// <summary>Starts a daemon and waits for its line; gives the line as well.</summary>
    public static async Task<(LiveSessionsProcess Daemon, JsonElement Ready)> StartDaemonAsync(
        TestWorkspace workspace, params string[] more)
    {
        var daemon = Start(["daemon", "--json", "--pipe", workspace.Pipe, "--workspace", workspace.Path, .. more]);
        var line = await daemon.ReadLineAsync();
        return line is not null
            ? (daemon, JsonDocument.Parse(line).RootElement)
            : throw new InvalidOperationException($"The daemon ended: {await daemon._errors}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string[] arguments, params (string Name, string Value)[] environment) =>
        RunInAsync("", arguments, environment);

    /// <summary>The same in a directory, behind the words of another program that runs it.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunInAsync(
        string directory, string[] arguments, (string Name, string Value)[] environment, params string[] runner)
    {
        await using var process = StartIn(directory, arguments, environment, runner);
        var output = await process._process.StandardOutput.ReadToEndAsync();
        return (await process.WaitAsync(), output, await process._errors);
    }

    public static LiveSessionsProcess Start(string[] arguments, params (string Name, string Value)[] environment) =>
        StartIn("", arguments, environment);

    public static LiveSessionsProcess StartIn(
        string directory,
        string[] arguments,
        (string Name, string Value)[]? environment = null,
        params string[] runner)
    {
        string[] words =
            [.. runner, "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        return new LiveSessionsProcess(Process.Start(start)!);
    }

    public async Task<string?> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _process.StandardOutput.ReadLineAsync(patience.Token);
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>Ends it as the system would: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await WaitAsync();
    }

    /// <summary>Sends it a signal by name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {Pid}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
