using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>A daemon in a process of its own, and a client of it.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private DaemonProcess(Process process, Bridge bridge) =>
        (_process, _errors, Bridge) = (process, process.StandardError.ReadToEndAsync(), bridge);

    /// <summary>The daemon's process, which is another than the one started when it runs under something.</summary>
    public int Pid { get; private set; }

    /// <summary>A client.</summary>
    public Bridge Bridge { get; }

    /// <summary>The most memory that it had at once, on Linux.</summary>
    public int PeakMebibytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{Pid}/status")
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            var kibibytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            return int.Parse(kibibytes, CultureInfo.InvariantCulture) >> 10;
        }
    }

    /// <summary>Whether it runs no more.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a daemon and waits until it answers.</summary>
    public static async Task<DaemonProcess> StartAsync(Home home, DaemonStart? how = null)
    {
        var daemon = Launch(home, how);
        if (await daemon.IsReadyAsync())
            return daemon;
        var errors = await daemon.ErrorsAsync();
        await daemon.DisposeAsync();
        throw new InvalidOperationException($"The daemon did not start: {errors}");
    }

    /// <summary>Starts a daemon that may not come up.</summary>
    public static DaemonProcess Launch(Home home, DaemonStart? how = null)
    {
        how ??= new DaemonStart();
        var pipe = how.Pipe ?? home.Pipe;
        return new DaemonProcess(Tool.Start(how.Command(home), [.. how.Environment]), new Bridge(pipe));
    }

    /// <summary>Whether it came up; false once it has ended instead.</summary>
    public async Task<bool> IsReadyAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        if (line is null)
            return false;
        using var ready = JsonDocument.Parse(line);
        Pid = ready.RootElement.GetProperty("pid").GetInt32();
        return true;
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>What it wrote to standard error, once it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>What it wrote to standard output behind its first line, once it has ended.</summary>
    public Task<string> OutputAsync() => _process.StandardOutput.ReadToEndAsync();

    /// <summary>Ends it as the system would: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        if (Pid != 0 && !_process.HasExited)
            await SignalAsync("KILL");
        if (!_process.HasExited && Pid is 0)
            _process.Kill(entireProcessTree: true);
        await WaitAsync();
    }

    /// <summary>Sends it a signal by name.</summary>
    public async Task SignalAsync(string signal) => await Tool.RunAsync("sh", "-c", $"kill -{signal} {Pid}");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Bridge.Dispose();
        _process.Dispose();
    }
}
