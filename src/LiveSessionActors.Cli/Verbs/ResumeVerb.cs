using System.CommandLine;
using System.Text.Json;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions resume</c>: one session and what it waits for; without an id the most urgent.</summary>
internal static class ResumeVerb
{
    private static readonly Option<string?> Id = new("--id")
    {
        Description = "The session; else the one whose accept or discard waits, else the one that changed last.",
        HelpName = "id",
    };

    public static Command Create() => VerbCall.Verb(
        "resume", "Say where a session stands and what it waits for.", RunAsync, Id);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetValue(Id);
        var found = await call.AskAsync((client, _) => id is null
            ? MostUrgentAsync(client, call.Cancellation)
            : NamedAsync(client, call, id));
        var action = found is { } session ? NextAction.Of(session) : NextAction.Nothing;
        return call.Answer(
            () => JsonLine.Of(
                ("active", found is { IsOver: false }),
                ("snapshot", found?.Snapshot),
                ("pendingEvent", found is { PendingType: not null } waiting ? waiting.Pending : null),
                ("nextAction", action)),
            person =>
            {
                if (found is { } shown)
                    person.Session(shown.Snapshot);
                person.Line($"{action}");
            });
    }

    private static async Task<SessionView?> MostUrgentAsync(LiveSessionClient client, CancellationToken cancellation) =>
        SessionView.MostUrgent(await client.ListSessionsAsync(cancellation: cancellation));

    private static async Task<SessionView?> NamedAsync(LiveSessionClient client, VerbCall call, string id)
    {
        if (!await client.HasJournalAsync(id, call.Cancellation))
            throw call.NotFound(id);

        return await client.GetSessionAsync(id, includeCompleted: true, call.Cancellation) is JsonElement snapshot
            ? new SessionView(snapshot)
            : null;
    }
}
