using System.CommandLine;
using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions append</c>: appends an event, and answers once it is in the journal.</summary>
internal static class AppendVerb
{
    private static readonly EventInput Event =
        new(IdInput.SessionOrNone("The session, unless the event has an \"id\" of its own."));

    private static readonly ConditionInput Conditions = new();

    public static Command Create() => Event.AddTo(VerbCall.Verb(
        "append",
        "Append an event to a session.",
        RunAsync,
        Conditions.Key,
        Conditions.ExpectedSeq,
        Conditions.IfExists));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var conditions = Conditions.Read(call.Arguments);
        var json = await Event.ReadAsync(call);
        var id = Event.FindId(call.Arguments);
        var appended = await call.AskAsync((client, _) => id is null
            ? client.AppendAsync(json, conditions, call.Cancellation)
            : client.AppendAsync(id, json, conditions, call.Cancellation));
        var session = new SessionView(appended.Snapshot);
        call.Remark(appended.Notice);
        return call.Answer(
            () =>
            [
                ("ok", true),
                ("id", session.Id),
                ("seq", appended.Seq),
                ("durability", appended.Durability),
                ("snapshot", appended.Snapshot),
            ],
            person => person.Line(
                $"Appended to [bold]{session.Id}[/] as {appended.Seq}; the session is [bold]{session.Phase}[/]."));
    }
}
