using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions stop</c>: ends the daemon once it has answered what it was asked.</summary>
internal static class StopVerb
{
    public static Command Create() => VerbCall.Verb("stop", "Stop the daemon.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var stopped = await call.Starter.StopAsync(call.Cancellation);
        return call.Answer(
            () => JsonLine.Of(
                ("status", stopped is null ? "not_running" : "stopped"),
                ("pid", stopped?.Pid),
                ("pipe", call.Address.Value)),
            person => person.Line(stopped is null
                ? (FormattableString)$"No daemon runs at {call.Address}."
                : $"The daemon (process {stopped.Pid}) is stopped."));
    }
}
