using System.CommandLine;
using LiveSessionActors.Cli.Services;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions restart</c>: ends the daemon that runs, if one does, and starts another.</summary>
internal static class RestartVerb
{
    public static Command Create() => VerbCall.PlainVerb("restart", "Stop the daemon if it runs, and start it.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var stopped = await DaemonStop.RunAsync(call);
        var arrival = await call.Starter.EnsureAsync(call.Cancellation);
        return StartVerb.Tell(
            call, arrival with { Replaced = stopped.Version }, stopped.Pid is null ? "started" : "restarted");
    }
}
