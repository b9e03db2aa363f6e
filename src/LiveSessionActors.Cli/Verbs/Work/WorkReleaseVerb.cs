using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary><c>live-sessions work release</c>: gives work back at once.</summary>
internal static class WorkReleaseVerb
{
    private static readonly IdInput Id = IdInput.Lease();

    public static Command Create() => Id.AddTo(
        VerbCall.Verb("release", "Give work back, for others to take.", RunAsync));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Get(call.Arguments);
        await call.AskAsync(async (client, _) =>
        {
            await client.Work.ReleaseAsync(id, call.Cancellation);
            return true;
        });
        return call.Answer(
            () => [("ok", true), ("lease", id)], person => person.Line($"The work is given back."));
    }
}
