using System.CommandLine;
using LiveSessionActors.Cli.History;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions journal</c>: a session's journal as it is, byte for byte.</summary>
internal static class JournalVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The session." };

    private static readonly Option<string?> From = SharedOptions.From();

    public static Command Create() => VerbCall.Verb(
        "journal", "Print a session's journal as it is, one entry a line.", RunAsync, Id, From);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetRequiredValue(Id);
        var from = Sequence.Check(call.Arguments.GetValue(From), "--from");
        await using var output = new ProgramOutput();
        try
        {
            return await call.ReadAsync(async source =>
            {
                await source.CopyJournalAsync(id, output.Stream, from);
                return ExitCode.Done;
            });
        }
        catch (IOException failure) when (ProgramOutput.ReaderIsGone(failure))
        {
            return ExitCode.Done;
        }
    }
}
