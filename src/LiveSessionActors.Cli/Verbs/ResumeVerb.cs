using System.CommandLine;
using LiveSessionActors.Cli.Views;

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
        var found = await call.ReadAsync<SessionView?>(async source => id is null
            ? SessionView.MostUrgent(await source.ListAsync(all: false))
            : new SessionView(await source.FindAsync(id) ?? throw call.NotFound(id)));
        var action = found is { } session ? NextAction.Of(session) : NextAction.Nothing;
        return call.Answer(
            () =>
            [
                ("active", found is { IsOver: false }),
                ("snapshot", found?.Snapshot),
                ("pendingEvent", found is { PendingType: not null } waiting ? waiting.Pending : null),
                ("nextAction", action),
            ],
            person =>
            {
                if (found is { } shown)
                    person.Session(shown.Snapshot);
                person.Line($"{action}");
            });
    }
}
