using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work release</c>: gives work back at once.</summary>
internal static class WorkReleaseVerb
{
    private static readonly Argument<string> Id = WorkOptions.LeaseId();

    public static Command Create() => VerbCall.Verb("release", "Give work back, for others to take.", RunAsync, Id);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = call.Arguments.GetRequiredValue(Id);
        await call.AskAsync(async (client, _) =>
        {
            await client.Work.ReleaseAsync(id, call.Cancellation);
            return true;
        });
        return call.Answer(
            () => [("ok", true), ("lease", id)], person => person.Line($"The work is given back."));
    }
}
