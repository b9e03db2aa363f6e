using System.CommandLine;
using LiveSessionActors.Cli.History;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions journal</c>: a session's journal as it is, byte for byte.</summary>
internal static class JournalVerb
{
    private static readonly IdInput Id = IdInput.Session();

    private static readonly Option<string?> From = SharedOptions.From();

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("journal", "Print a session's journal as it is, one entry a line.", RunAsync, From));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Get(call.Arguments);
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
