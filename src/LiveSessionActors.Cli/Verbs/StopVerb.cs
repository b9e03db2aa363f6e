using System.CommandLine;
using LiveSessionActors.Cli.Services;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions stop</c>: ends the daemon once it has answered what it was asked.</summary>
internal static class StopVerb
{
    public static Command Create() => VerbCall.PlainVerb("stop", "Stop the daemon.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var stopped = await DaemonStop.RunAsync(call);
        return call.Answer(
            () => JsonLine.Of(
                ("status", stopped.Pid is null ? "not_running" : "stopped"),
                ("pid", stopped.Pid),
                ("pipe", call.Address.Value),
                ("listener", stopped.Listener)),
            person =>
            {
                person.Line(stopped.Pid is null
                    ? (FormattableString)$"No daemon runs at {call.Address}."
                    : $"The daemon (process {stopped.Pid}) is stopped.");
                if (stopped.Listener is not { } listener)
                    return;
                person.Line($"{listener} goes on listening and starts it for the next who connects.");
                person.Line($"To end that, too: live-sessions service uninstall");
            });
    }
}
