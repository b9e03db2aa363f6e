using System.CommandLine;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions append</c>: appends an event, and answers once it is in the journal.</summary>
internal static class AppendVerb
{
    private static readonly EventInput Event = new();

    private static readonly Option<string?> Id = new("--id")
    {
        Description = "The session, unless the event has an \"id\" of its own.",
        HelpName = "id",
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = "An idempotency key: the same event under it is written once, however often it is appended.",
        HelpName = "key",
    };

    private static readonly Option<string?> IfSeq = new("--if-seq")
    {
        Description = "Append only if this is the session's last sequence number.",
        HelpName = "seq",
    };

    public static Command Create()
    {
        var verb = VerbCall.Verb(
            "append", "Append an event to a session.", RunAsync, Event.Argument, Event.File, Id, Key, IfSeq);
        verb.Validators.Add(Event.Check);
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call)
    {
        var conditions = new AppendConditions(
            KeyOf(call.Arguments.GetValue(Key)), Sequence.Check(call.Arguments.GetValue(IfSeq), "--if-seq"));
        var json = await Event.ReadAsync(call);
        var id = call.Arguments.GetValue(Id);
        var appended = await call.AskAsync((client, _) => id is null
            ? client.AppendAsync(json, conditions, call.Cancellation)
            : client.AppendAsync(id, json, conditions, call.Cancellation));
        var session = new SessionView(appended.Snapshot);
        return call.Answer(
            () => JsonLine.Of(
                ("ok", true),
                ("id", session.Id),
                ("seq", new JsonText(appended.Seq)),
                ("durability", appended.Durability),
                ("snapshot", appended.Snapshot)),
            person => person.Line(
                $"Appended to [bold]{session.Id}[/] as {appended.Seq}; the session is [bold]{session.Phase}[/]."));
    }

    // Keys are written as ids are.
    private static string? KeyOf(string? text) => text is null || SessionId.TryParse(text, out _)
        ? text
        : throw new DaemonException(
            "usage", $"'{text}' is no idempotency key.", "Give --key 1 to 128 letters, digits, '_' or '-'.");
}
