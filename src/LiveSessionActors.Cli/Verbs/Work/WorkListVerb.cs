using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work list</c>: what waits, who has what, and what was given up.</summary>
internal static class WorkListVerb
{
    public static Command Create() => VerbCall.Verb(
        "list", "List the work that waits, that somebody has, and that was given up.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var work = await call.AskAsync((client, _) => client.Work.ListAsync(call.Cancellation));
        return call.Answer(work.GetRawText, person => person.Work(work));
    }
}
