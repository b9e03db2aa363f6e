using System.CommandLine;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions history</c>: what happened in a session, entry by entry. The journal is played again as it comes,
/// and never in memory whole.
/// </summary>
internal static class HistoryVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The session." };

    private static readonly Option<string?> From = SharedOptions.From();

    public static Command Create() => VerbCall.Verb(
        "history", "Tell what happened in a session, entry by entry.", RunAsync, Id, From);

    private static Task<int> RunAsync(VerbCall call)
    {
        var id = SessionId.Parse(call.Arguments.GetRequiredValue(Id));
        var from = Sequence.Read(call.Arguments.GetValue(From), "--from");
        return call.AskAsync(async (client, _) =>
        {
            var lines = client.GetJournalAsync(id.Value, cancellation: call.Cancellation);
            Action<PastEntry> tell = call.Json
                ? entry => Console.Out.WriteLine(entry.ToJson())
                : new HistoryTable().Write;
            var begun = from is null;
            await foreach (var entry in PastEntry.PlayAsync(id, lines))
            {
                if (begun |= entry.Number >= from)
                    tell(entry);
            }

            return ExitCode.Done;
        });
    }
}
