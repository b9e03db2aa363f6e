using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>
/// The JavaScript store inside its own process beside the daemon over its pipe, by a script that is not part of this.
/// </summary>
internal static class SideBySideSection
{
    private static readonly (string Work, double Fsync, double? Os)[] Wanted =
    [
        ("append, one session, one client", 1.3, 0.8),
        ("append, 32 sessions, 32 clients at once", 0.5, null),
        ("append, one session, 32 clients at once", 0.4, null),
        ("first look at a session of 10,000 entries", 1.0, null),
        ("look again at a session of 10,000 entries", 0.02, null),
        ("append to a session of 10,000 entries", 1.3, null),
        ("first list of 1,000 sessions of 50 entries", 0.5, null),
        ("list 1,000 sessions again", 0.03, null),
    ];

    public static Section Section { get; } = new(
        "side-by-side",
        "Beside the store it replaces",
        "The JavaScript store inside the process that uses it, never flushing, against the daemon over its pipe, turn "
        + "by turn, median of three rounds; the ratio is daemon / store. Node's own HTTP client is part of the "
        + "daemon's time. The script is not part of this project: name it with `--side-by-side=FILE` or "
        + "`LIVE_SESSIONS_SIDE_BY_SIDE`.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("work", "durability", "store, µs", "daemon, µs", "ratio", "wanted at most");
        if (findings.Options.SideBySide is not { } script)
        {
            findings.Notes.Add("Left out: no script was named.");
            return;
        }

        foreach (var durability in (string[])["fsync", "os"])
        {
            Findings.Say($"side by side, durability {durability}");
            using var daemon = new DaemonUnderTest(
                findings.Options.Program, $"live-sessions.journal.durability = {durability}");
            foreach (var line in Child.Run("node", script, "--pipe", daemon.Pipe).Skip(1))
                Add(findings, table, line, durability);
        }
    }

    private static void Add(Findings findings, Table table, string line, string durability)
    {
        var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var work = string.Join(' ', cells[..^3]);
        var known = Array.Find(Wanted, each => each.Work == work);
        var wanted = durability == "fsync" ? known.Fsync : known.Os;
        table.Add([work, durability, .. cells[^3..], wanted is { } most ? Figure.Text(most) : ""]);
        if (wanted is { } limit)
        {
            var ratio = double.Parse(cells[^1], CultureInfo.InvariantCulture);
            findings.AtMost($"daemon / store: {work}, {durability}", limit, ratio);
        }
    }
}
