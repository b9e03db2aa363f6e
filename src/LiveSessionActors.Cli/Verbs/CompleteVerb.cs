using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions complete</c>: ends a session, well or otherwise.</summary>
internal static class CompleteVerb
{
    private static readonly IdInput Id = IdInput.Session();

    private static readonly Option<bool> Discarded = new("--discarded")
    {
        Description = "The variants are removed from the source, none was taken.",
    };

    private static readonly Option<string?> Error = new("--error")
    {
        Description = "The agent failed, and why; the session stays active.",
        HelpName = "message",
    };

    public static Command Create()
    {
        var verb = Id.AddTo(VerbCall.Verb(
            "complete", "End a session: completed, discarded, or failed.", RunAsync, Discarded, Error));
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Discarded) && result.LastOf(Error) is not null)
                result.AddError("A session is either --discarded or ends with an --error.");
        });
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Get(call.Arguments);
        var closing = Closing(call.Arguments.GetValue(Discarded), call.Arguments.GetValue(Error));
        var exists = new AppendConditions(MustExist: true);
        var appended = await call.AskAsync(
            (client, _) => client.AppendAsync(id, closing, exists, call.Cancellation));
        var session = new SessionView(appended.Snapshot);
        call.Remark(appended.Notice);
        return call.Answer(
            () => [("ok", true), ("id", session.Id), ("phase", session["phase"]), ("snapshot", appended.Snapshot)],
            person => person.Line($"Session [bold]{session.Id}[/] is [bold]{session.Phase}[/]."));
    }

    private static ReadOnlyMemory<byte> Closing(bool discarded, string? error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("type", error is not null ? "agent_error" : discarded ? "discarded" : "complete");
        if (error is not null)
            writer.WriteString("message", error);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
