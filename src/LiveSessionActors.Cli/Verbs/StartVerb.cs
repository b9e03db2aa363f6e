using System.CommandLine;
using LiveSessionActors.Client.Starting;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions start</c>: makes sure that a daemon runs.</summary>
internal static class StartVerb
{
    public static Command Create() => VerbCall.PlainVerb("start", "Start the daemon, unless it runs.", RunAsync);

    /// <summary>Tells of a daemon that runs now.</summary>
    public static int Tell(VerbCall call, DaemonArrival arrival, string status) => call.Answer(
        () => JsonLine.Of(
            ("status", status),
            ("pid", arrival.Hello.Pid),
            ("pipe", call.Address.Value),
            ("version", arrival.Hello.Version),
            ("replaced", arrival.Replaced)),
        person =>
        {
            var how = status == "already_running" ? "runs already" : $"is {status}";
            person.Line($"The daemon {how}: process {arrival.Hello.Pid} at {call.Address}.");
        });

    private static async Task<int> RunAsync(VerbCall call)
    {
        var arrival = await call.Starter.EnsureAsync(call.Cancellation);
        return Tell(call, arrival, arrival.Started ? "started" : "already_running");
    }
}
