using System.CommandLine;
using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work reply</c>: ends work with the event that says what came of it.</summary>
internal static class WorkReplyVerb
{
    private static readonly EventInput Event = new(IdInput.Lease());

    private static readonly ConditionInput Conditions = new();

    public static Command Create() => Event.AddTo(VerbCall.Verb(
        "reply", "End work with an event, such as agent_done.", RunAsync, Conditions.Key, Conditions.ExpectedSeq));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Event.FindId(call.Arguments)!;
        var conditions = Conditions.Read(call.Arguments);
        var json = await Event.ReadAsync(call);
        var appended = await call.AskAsync(
            (client, _) => client.Work.ReplyAsync(id, json, conditions, call.Cancellation));
        var session = new SessionView(appended.Snapshot);
        call.Remark(appended.Notice);
        return call.Answer(
            () => [("ok", true), ("id", session.Id), ("phase", session["phase"]), ("snapshot", appended.Snapshot)],
            person => person.Line($"The work is done; [bold]{session.Id}[/] is [bold]{session.Phase}[/]."));
    }
}
