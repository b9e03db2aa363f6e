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
    private static readonly IdInput Id = IdInput.Session();

    private static readonly Option<string?> From = SharedOptions.From();

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("history", "Tell what happened in a session, entry by entry.", RunAsync, From));

    private static Task<int> RunAsync(VerbCall call)
    {
        var id = SessionId.Parse(Id.Get(call.Arguments));
        var from = Sequence.Read(call.Arguments.GetValue(From), "--from");
        return call.ReadAsync(async source =>
        {
            var entries = WantedAsync(PastEntry.PlayAsync(id, source.ReadJournalAsync(id)), from);
            await (call.Json ? TellProgramAsync(entries) : TellPersonAsync(entries));
            if (!call.Json)
                new PersonOutput().Archived(await source.FindArchivedAsync(id.Value));
            return ExitCode.Done;
        });
    }

    private static async IAsyncEnumerable<PastEntry> WantedAsync(IAsyncEnumerable<PastEntry> entries, double? from)
    {
        var begun = from is null;
        await foreach (var entry in entries)
        {
            if (begun |= entry.Number >= from)
                yield return entry;
        }
    }

    private static async Task TellProgramAsync(IAsyncEnumerable<PastEntry> entries)
    {
        await using var output = new ProgramOutput();
        await foreach (var entry in entries)
        {
            if (!await output.WriteLineAsync(entry.ToJson()))
                return;
        }
    }

    private static async Task TellPersonAsync(IAsyncEnumerable<PastEntry> entries)
    {
        var table = new HistoryTable();
        var any = false;
        await foreach (var entry in entries)
        {
            table.Write(entry);
            any = true;
        }

        if (!any)
            new PersonOutput().Line($"There is no entry from there on.");
    }
}
