using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>What the daemon says of its own health.</summary>
internal static class HealthCheck
{
    private const string Name = "health";

    public static async Task<Check> RunAsync(VerbCall call)
    {
        using var client = new LiveSessionClient(call.Address, call.Workspace);
        try
        {
            return Of(await client.HealthAsync(call.Cancellation));
        }
        catch (DaemonException failure)
        {
            return new Check(false, Name, failure.Message, failure.Hint);
        }
    }

    private static Check Of(DaemonHealth health)
    {
        var failing = health.Checks?.Where(check => check.Value != "ok").Select(check => check.Key).ToList() ?? [];
        if (failing.Contains("live-sessions.program"))
            return new Check(
                false,
                Name,
                "the files of the program that the daemon runs were removed; it ends by itself once nobody uses it",
                "Have the program that is there now take its place: live-sessions restart");
        if (health is { PoisonedSessions: [], Status: not "ok" })
            return new Check(
                false,
                Name,
                $"fails: {string.Join(", ", failing)}",
                "See the daemon's log, then: live-sessions restart");
        if (health.PoisonedSessions is [])
            return new Check(
                true,
                Name,
                health.Workspaces is [] ? "no workspace is open" : $"open: {string.Join(", ", health.Workspaces)}");

        var poisoned = health.PoisonedSessions.Select(session => $"{session.Id} in {session.Workspace}");
        return new Check(
            false,
            Name,
            $"these sessions take no more appends, because a flush failed: {string.Join(", ", poisoned)}",
            "Check the disk, then: live-sessions restart");
    }
}
