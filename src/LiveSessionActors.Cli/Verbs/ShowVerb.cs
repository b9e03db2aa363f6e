using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions show</c>: one session's snapshot, be it over or not.</summary>
internal static class ShowVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The session." };

    public static Command Create() => VerbCall.Verb("show", "Show a session.", RunAsync, Id);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetRequiredValue(Id);
        var snapshot = await call.AskAsync(async (client, _) => await client.HasJournalAsync(id, call.Cancellation)
            ? await client.GetSessionAsync(id, includeCompleted: true, call.Cancellation)
            : throw call.NotFound(id));
        return call.Answer(() => snapshot!.Value.GetRawText(), person => person.Session(snapshot!.Value));
    }
}
