using System.CommandLine;
using System.Text.Json;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions show</c>: one session's snapshot, be it over or not, now or after any of its entries.
/// </summary>
internal static class ShowVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The session." };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "As it stood after the entry with this sequence number.",
        HelpName = "seq",
    };

    public static Command Create() => VerbCall.Verb("show", "Show a session, as it is or as it was.", RunAsync, Id, At);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetRequiredValue(Id);
        var at = Sequence.Check(call.Arguments.GetValue(At), "--at");
        var snapshot = await call.AskAsync((client, _) => at is null
            ? NowAsync(client, call, id)
            : client.GetSessionAtAsync(id, at, call.Cancellation));
        var archivedAt = await call.FindArchivedAsync(id);
        return call.Answer(snapshot.GetRawText, person => person.Session(snapshot, archivedAt));
    }

    private static async Task<JsonElement> NowAsync(LiveSessionClient client, VerbCall call, string id) =>
        await client.HasJournalAsync(id, call.Cancellation)
        && await client.GetSessionAsync(id, includeCompleted: true, call.Cancellation) is JsonElement snapshot
            ? snapshot
            : throw call.NotFound(id);
}
