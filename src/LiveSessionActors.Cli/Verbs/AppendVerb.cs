using System.CommandLine;
using System.Text;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions append</c>: appends an event, and answers once it is in the journal.</summary>
internal static class AppendVerb
{
    private static readonly Argument<string?> Event = new("event")
    {
        Description = "The event, a JSON object; else standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> File = new("--file")
    {
        Description = "The file that holds the event.",
        HelpName = "file",
    };

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
        var verb = VerbCall.Verb("append", "Append an event to a session.", RunAsync, Event, File, Id, Key, IfSeq);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Event) is not null && result.GetValue(File) is not null)
                result.AddError("The event is either an argument or in a --file.");
        });
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call)
    {
        var json = await ReadAsync(call);
        var conditions = new AppendConditions(call.Arguments.GetValue(Key), call.Arguments.GetValue(IfSeq));
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

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(VerbCall call)
    {
        if (call.Arguments.GetValue(Event) is { } text)
            return Encoding.UTF8.GetBytes(text);
        if (call.Arguments.GetValue(File) is { } file)
            return await ReadFileAsync(file, call.Cancellation);
        if (!Console.IsInputRedirected)
            throw new DaemonException(
                "usage", "There is no event to append.", "Give it as the argument, by --file, or on standard input.");

        using var content = new MemoryStream();
        await Console.OpenStandardInput().CopyToAsync(content, call.Cancellation);
        return content.ToArray();
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await System.IO.File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DaemonException(
                "file_unreadable",
                $"The file {file} cannot be read: {failure.Message}",
                "Name another with --file.",
                failure);
        }
    }
}
