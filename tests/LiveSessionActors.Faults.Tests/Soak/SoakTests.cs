using System.Globalization;
using LiveSessionActors.Faults.Tests.Rig;
using Xunit.Abstractions;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Everything at once, with every time-based setting shortened. LIVE_SESSIONS_FAULT_SOAK says for how many seconds,
/// LIVE_SESSIONS_FAULT_SEED takes the same choices again, LIVE_SESSIONS_FAULT_REPORT names a file for the outcome.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : FaultTest
{
    private const int Seconds = 30;
    private const double StormPart = 0.3;
    private const int RoundsMin = 6;

    // What comes and goes from one look to the next, and what the first minutes add as code is compiled again.
    private const int MebibytesMax = 16;
    private const int FilesMax = 4;
    private const int ThreadsMax = 6;

    private static readonly TimeSpan RoundMax = TimeSpan.FromSeconds(10);

    [SkippableFact]
    public async Task Under_mixed_load_with_short_times_everything_is_as_promised_and_nothing_grows()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Memory, files and threads are read in /proc.");
        var length = TimeSpan.FromSeconds(Extent.Of("LIVE_SESSIONS_FAULT_SOAK", Seconds));
        var seed = Extent.Of("LIVE_SESSIONS_FAULT_SEED", Random.Shared.Next());
        using var world = new SoakWorld(Home, seed);

        var figures = await RunAsync(world, length);
        var rest = Flatness(world.Findings, figures);
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"Soak of {length.TotalSeconds:f0} s with seed {seed}: {world.Counts}; {rest}.");
        Console.WriteLine(said);
        output.WriteLine(said);
        if (Environment.GetEnvironmentVariable("LIVE_SESSIONS_FAULT_REPORT") is { Length: > 0 } report)
            await File.AppendAllTextAsync(report, said + "\n");
        Assert.True(world.Findings.AreNone, $"{said}\n{world.Findings}");
    }

    private static async Task<IReadOnlyList<DaemonFigures>> RunAsync(SoakWorld world, TimeSpan length)
    {
        var round = TimeSpan.FromTicks(Math.Min(length.Ticks / (2 * RoundsMin), RoundMax.Ticks));
        var run = new SoakRun(world);
        try
        {
            await run.StormAsync(StormPart * length, round);
            return world.Findings.AreNone ? await run.SteadyAsync((1 - StormPart) * length, round) : [];
        }
        catch (Exception failure)
        {
            world.Findings.Add("the soak", "to go on", failure.ToString());
            return [];
        }
    }

    // Of the first round code is still being compiled.
    private static string Flatness(Findings findings, IReadOnlyList<DaemonFigures> figures)
    {
        if (figures.Count < 2)
            return "it broke off";

        var third = Math.Max(1, (figures.Count - 1) / 3);
        var first = DaemonFigures.Median([.. figures.Skip(1).Take(third)]);
        var last = DaemonFigures.Median([.. figures.TakeLast(third)]);
        findings.Expect(
            last.Mebibytes - first.Mebibytes <= MebibytesMax
                && last.Files - first.Files <= FilesMax
                && last.Threads - first.Threads <= ThreadsMax,
            "the daemon", "to take no more in the last third than in the first", () => $"first {first}, last {last}");
        return $"{figures.Count} times at rest, first {first}, last {last}";
    }
}
