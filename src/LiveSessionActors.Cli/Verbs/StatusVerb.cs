using System.CommandLine;
using System.Text.Json;
using LiveSessionActors.Cli.Offline;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions status</c>: which sessions are active, and which of them to take up.</summary>
internal static class StatusVerb
{
    public static Command Create() => VerbCall.Verb(
        "status", "Say which sessions are active and what to do next.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var (hello, sessions) = call.NoStart && await call.Starter.HelloAsync(call.Cancellation) is null
            ? (null, await OfflineSessions.ListActiveAsync(call.Workspace, call.Cancellation))
            : await call.AskAsync(async (client, daemon) =>
                ((DaemonHello?)daemon, await client.ListSessionsAsync(cancellation: call.Cancellation)));
        var hint = NextAction.Recovery(SessionView.MostUrgent(sessions));
        return call.Answer(
            () => JsonLine.Of(
                ("liveServer", hello is null ? null : LiveServer(call, hello)),
                ("activeSessions", sessions),
                ("recoveryHint", hint)),
            person => Tell(person, call, hello, sessions, hint));
    }

    private static JsonText LiveServer(VerbCall call, DaemonHello hello) => JsonText.Of(
        ("pid", hello.Pid),
        ("pipe", call.Address.Value),
        ("version", hello.Version),
        ("durability", hello.Durability),
        ("akkaRuntime", hello.AkkaRuntime),
        ("uptimeMs", hello.UptimeMs));

    private static void Tell(
        PersonOutput person, VerbCall call, DaemonHello? hello, IReadOnlyList<JsonElement> sessions, string hint)
    {
        if (hello is null)
            person.Line($"No daemon runs at {call.Address}.");
        else
            person.Line($"The daemon is process {hello.Pid}, version {hello.Version}, at {call.Address}.");
        if (sessions.Count > 0)
            person.Sessions(sessions);
        person.Line($"{hint}");
    }
}
