using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The work that is handed to nobody any more.</summary>
internal static class WorkCheck
{
    private const string Name = "work";

    public static async Task<Check> RunAsync(VerbCall call)
    {
        using var client = new LiveSessionClient(call.Address, call.Workspace);
        try
        {
            var dead = (await client.Work.ListDeadLetteredAsync(call.Cancellation))
                .Select(work => SessionView.TextOf(new SessionView(work)["session"])).ToList();
            return dead is []
                ? new Check(true, Name, "none was given up")
                : new Check(
                    false,
                    Name,
                    $"of these sessions it is handed to nobody any more: {string.Join(", ", dead)}",
                    $"See why its workers gave no answer, then: live-sessions work revive {dead[0]}");
        }
        catch (DaemonException failure)
        {
            return new Check(false, Name, failure.Message, failure.Hint);
        }
    }
}
