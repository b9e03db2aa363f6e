using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Leases;

/// <summary>
/// Pieces of work, ten workers and ten kills. LIVE_SESSIONS_FAULT_WORK says how many pieces; LIVE_SESSIONS_FAULT_REPORT names a
/// file for the outcome.
/// </summary>
public sealed class LeaseStormTests : FaultTest
{
    private const int Kills = 10;

    [SkippableFact]
    public async Task Each_piece_of_work_is_answered_once_and_a_lease_is_held_over_every_restart()
    {
        var seed = Extent.Of("LIVE_SESSIONS_FAULT_SEED", Random.Shared.Next());
        var pieces = Enumerable.Range(0, Extent.Of("LIVE_SESSIONS_FAULT_WORK", 200)).Select(number => $"s{number}").ToList();
        using var storm = new LeaseStorm(Home, pieces, new Random(seed));
        var started = Stopwatch.StartNew();

        var isHeld = await storm.RunAsync(Kills);

        var said = $"Lease storm with seed {seed}: {pieces.Count} pieces of work, {Kills} kills, {storm.Refused} replies to "
            + $"work that another had got, in {started.Elapsed.TotalSeconds:f0} s.";
        if (Environment.GetEnvironmentVariable("LIVE_SESSIONS_FAULT_REPORT") is { Length: > 0 } report)
            await File.AppendAllTextAsync(report, said + "\n");
        Assert.True(isHeld, said);
        Assert.All(pieces, piece => Assert.Equal(["first", "answer"], Home.Journal(piece).Marks));
    }
}
