using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Migration;

/// <summary>
/// Legacy journals of every kind, 32 clients that append to the same sessions, and ten kills. LIVE_SESSIONS_FAULT_LEGACY says
/// how many journals; LIVE_SESSIONS_FAULT_REPORT names a file for the outcome.
/// </summary>
public sealed class MigrationStormTests : FaultTest
{
    private const int Kills = 10;

    [SkippableFact]
    public async Task Every_line_of_a_legacy_journal_is_in_the_primary_one_once_and_before_what_was_appended()
    {
        var seed = Extent.Of("LIVE_SESSIONS_FAULT_SEED", Random.Shared.Next());
        var random = new Random(seed);
        var legacy = new LegacyDirectory(Home, Extent.Of("LIVE_SESSIONS_FAULT_LEGACY", 200), random);
        using var storm = new MigrationStorm(Home, legacy, random);
        var started = Stopwatch.StartNew();

        await storm.RunAsync(Kills);

        var said = $"Migration storm with seed {seed}: {legacy.Sessions.Count} legacy journals and {legacy.Others} of no "
            + $"session, {Kills} kills, {storm.Acknowledged.Count} acknowledged, told "
            + string.Join(", ", storm.Outcomes.OrderBy(told => told.Key).Select(told => $"{told.Value} {told.Key}"))
            + $", in {started.Elapsed.TotalSeconds:f0} s.";
        if (Environment.GetEnvironmentVariable("LIVE_SESSIONS_FAULT_REPORT") is { Length: > 0 } report)
            await File.AppendAllTextAsync(report, said + "\n");
        Assert.True(legacy.IsUntouched(), said);
        var appended = storm.Acknowledged.ToLookup(mark => mark.Value, mark => mark.Key);
        Assert.All(legacy.Sessions, session => AssertMigrated(session, legacy.Of(session), appended[session]));
    }

    private void AssertMigrated(string session, ReadOnlySpan<byte> legacy, IEnumerable<string> appended)
    {
        var journal = File.ReadAllBytes(Home.Journal(session).Path);
        Assert.True(journal.AsSpan().StartsWith(legacy), $"{session} does not begin with its legacy journal.");
        var marks = Home.Journal(session).Marks;
        Assert.Equal(marks.Distinct(), marks);
        var own = marks.Where(mark => mark.StartsWith('c')).Order(StringComparer.Ordinal);
        Assert.Equal(appended.Order(StringComparer.Ordinal), own);
    }
}
