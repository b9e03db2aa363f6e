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
        var (hello, sessions, givenUp) = await call.ReadAsync(AskAsync);
        var hint = NextAction.Recovery(SessionView.MostUrgent(sessions));
        return call.Answer(
            () =>
            [
                ("liveServer", hello is null ? null : LiveServer(call, hello)),
                ("activeSessions", sessions),
                ("recoveryHint", hint),
                .. givenUp.Count == 0 ? [] : (ReadOnlySpan<(string, object?)>)[("deadLetteredWork", givenUp)],
            ],
            person => Tell(person, call, hello, sessions, givenUp, hint));
    }

    // Where no session waits for the agent there is no work, and none that was given up.
    private static async Task<(DaemonHello?, IReadOnlyList<JsonElement>, IReadOnlyList<JsonElement>)> AskAsync(
        ISessionSource source)
    {
        var sessions = await source.ListAsync(all: false);
        return sessions.Any(session => new SessionView(session).PendingType is not null)
            ? (source.Daemon, sessions, await source.ListDeadLetteredAsync())
            : (source.Daemon, sessions, []);
    }

    private static JsonText LiveServer(VerbCall call, DaemonHello hello) => JsonText.Of(
        ("pid", hello.Pid),
        ("pipe", call.Address.Value),
        ("version", hello.Version),
        ("durability", hello.Durability),
        ("uptimeMs", hello.UptimeMs));

    private static void Tell(
        PersonOutput person,
        VerbCall call,
        DaemonHello? hello,
        IReadOnlyList<JsonElement> sessions,
        IReadOnlyList<JsonElement> givenUp,
        string hint)
    {
        if (hello is not null)
        {
            var uptime = PersonTime.Of(TimeSpan.FromMilliseconds(hello.UptimeMs));
            person.Line(
                $"The daemon is process {hello.Pid}, version {hello.Version}, up {uptime}, at {call.Address}.");
        }

        if (sessions.Count > 0)
            person.Sessions(sessions);
        foreach (var work in givenUp.Select(item => new SessionView(item)))
        {
            var (session, attempts) = (SessionView.TextOf(work["session"]), SessionView.TextOf(work["attempts"]));
            person.Line($"[yellow]{session} is handed to nobody any more: {attempts} attempts came to nothing.[/]");
            person.Line($"To try again: live-sessions work revive {session}");
        }

        person.Line($"{hint}");
    }
}
