using System.CommandLine;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work revive</c>: has work handed out again that was given up.</summary>
internal static class WorkReviveVerb
{
    private static readonly IdInput Id = IdInput.Session();

    public static Command Create() => Id.AddTo(VerbCall.Verb(
        "revive", "Hand a session's work out again that ran out of its lease too often.", RunAsync));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = SessionId.Parse(Id.Get(call.Arguments)).Value;
        await call.AskAsync(async (client, _) =>
        {
            if (!await client.HasJournalAsync(id, call.Cancellation))
                throw call.NotFound(id);
            await client.Work.ReviveAsync(id, call.Cancellation);
            return true;
        });
        return call.Answer(
            () => [("ok", true), ("id", id)],
            person => person.Line($"What [bold]{id}[/] waits for is handed out."));
    }
}
