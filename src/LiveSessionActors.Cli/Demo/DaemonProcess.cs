using System.Diagnostics;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Demo;

/// <summary>A daemon in a process of its own.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly Process _process;

    private DaemonProcess(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int Pid => _process.Id;

    /// <summary>Starts this very program as a daemon and waits until it answers.</summary>
    /// <exception cref="DaemonException">It ended instead.</exception>
    public static async Task<DaemonProcess> StartAsync(
        string pipe, string workspace, CancellationToken cancellation)
    {
        var process = Process.Start(StartInfo(pipe, workspace))!;
        var log = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var ready = await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false);
        if (ready is not null)
            return new DaemonProcess(process);

        using (process)
            throw new DaemonException(
                DaemonException.StartFailed, $"The daemon did not start: {await log.ConfigureAwait(false)}");
    }

    /// <summary>Ends it without a chance to do anything more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string pipe, string workspace)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Run by `dotnet live-sessions.dll`, the process is dotnet and the program its first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])["daemon", "--json", "--pipe", pipe, "--workspace", workspace])
            start.ArgumentList.Add(argument);
        return start;
    }
}
