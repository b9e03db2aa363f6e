using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;
using Xunit.Abstractions;

namespace LiveSessionActors.Faults.Tests.Storm;

/// <summary>
/// Rows 1, 11, 14 and 29 at once and at random: kills upon kills beside other programs that write the same journals.
/// LIVE_SESSIONS_FAULT_KILLS and LIVE_SESSIONS_FAULT_SECONDS say how many at least and how long at most;
/// LIVE_SESSIONS_FAULT_REPORT names a file for the outcome.
/// </summary>
public sealed class KillStormTests(ITestOutputHelper output) : FaultTest
{
    private const int KillsPerRound = 5;
    private static readonly int[] Paddings = [0, 300, 3000, 30_000, 300_000];

    [SkippableFact]
    public async Task Nothing_acknowledged_is_lost_or_repeated_and_nothing_foreign_is_changed()
    {
        var kills = Extent.Of("LIVE_SESSIONS_FAULT_KILLS", 200);
        var seconds = Extent.Of("LIVE_SESSIONS_FAULT_SECONDS", int.MaxValue);
        var seed = Extent.Of("LIVE_SESSIONS_FAULT_SEED", Random.Shared.Next());
        var random = new Random(seed);
        var started = Stopwatch.StartNew();
        var total = StormTally.None;
        for (var round = 0; total.Kills < kills && started.Elapsed.TotalSeconds < seconds; round++)
        {
            var padding = Paddings[round % Paddings.Length];
            total += await new StormRound(Home, random, $"s{round}", padding).RunAsync(KillsPerRound);
            if (round % 100 == 99)
                Console.WriteLine($"So far: {total}");
        }

        var said = $"Kill storm with seed {seed}: {total}, in {started.Elapsed.TotalSeconds:f0} s.";
        Console.WriteLine(said);
        output.WriteLine(said);
        if (Environment.GetEnvironmentVariable("LIVE_SESSIONS_FAULT_REPORT") is { Length: > 0 } report)
            await File.AppendAllTextAsync(report, said + "\n");
        Assert.True(total is { Lost: 0, Duplicated: 0, ForeignChanged: 0 }, said);
        Assert.True(total is { Kills: > 0, Acknowledged: > 0, Foreign: > 0 }, said);
    }
}
