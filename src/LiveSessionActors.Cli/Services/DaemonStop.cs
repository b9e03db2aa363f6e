using System.Globalization;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Services;

/// <summary>The end of the daemon that a command is about.</summary>
/// <param name="Pid">Its process; null when none ran.</param>
/// <param name="Version">Its version, when it said so.</param>
/// <param name="Listener">
/// What goes on listening in its place and starts it for whoever connects; null for nothing.
/// </param>
internal sealed record DaemonStop(int? Pid, string? Version, string? Listener)
{
    /// <summary>
    /// Ends it. Where the platform listens for it the platform is asked, and nobody connects: that would start it
    /// again.
    /// </summary>
    /// <exception cref="DaemonException">It does not end.</exception>
    public static async Task<DaemonStop> RunAsync(VerbCall call)
    {
        if (ServiceKinds.HoldOf(call.Address) is { } hold
            && (await ServiceWork.CallAsync(hold.IsListening, call.Cancellation)).ExitCode == 0)
            return await RunAsync(hold, call.Cancellation);

        var stopped = await call.Starter.StopAsync(call.Cancellation);
        return new DaemonStop(stopped?.Pid, stopped?.Version, null);
    }

    private static async Task<DaemonStop> RunAsync(ServiceHold hold, CancellationToken cancellation)
    {
        var (_, process) = await ServiceWork.CallAsync(hold.Process, cancellation);
        var (exitCode, said) = await ServiceWork.CallAsync(hold.Stop, cancellation);
        if (exitCode != 0)
            throw new DaemonException(
                "service_failed",
                $"'{string.Join(' ', hold.Stop)}' failed: {said}",
                "'live-sessions service status' says how the service is.");
        var runs = int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0;
        return new DaemonStop(runs ? pid : null, null, hold.Unit);
    }
}
