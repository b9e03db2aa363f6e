using System.CommandLine;
using LiveSessionActors.Cli.Offline;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions resume</c>: one session and what it waits for; without an id the most urgent.</summary>
internal static class ResumeVerb
{
    private static readonly IdInput Id = IdInput.SessionOrNone(
        "The session; else the one whose accept or discard waits, else the one that changed last.");

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("resume", "Say where a session stands and what it waits for.", RunAsync));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Find(call.Arguments);
        var found = await call.ReadAsync(source => FindAsync(call, source, id));
        var session = found is null ? default(SessionView?) : new SessionView(found.Snapshot);
        var action = session is { } next ? NextAction.Of(next) : NextAction.Nothing;
        return call.Answer(
            () =>
            [
                ("active", session is { IsOver: false }),
                ("snapshot", found?.Snapshot),
                ("pendingEvent", session is { PendingType: not null } waiting ? waiting.Pending : null),
                ("nextAction", action),
                ("lastSeq", found?.LastSeq),
            ],
            person =>
            {
                if (found is not null)
                    person.Session(SessionView.WithLastSeq(found));
                person.Line($"{action}");
            });
    }

    private static async Task<CurrentSession?> FindAsync(VerbCall call, ISessionSource source, string? id)
    {
        if (id is not null)
            return await source.FindAsync(id) ?? throw call.NotFound(id);
        var urgent = SessionView.MostUrgent(await source.ListAsync(all: false));
        return urgent is { Id: var found } ? await source.FindAsync(found) : null;
    }
}
