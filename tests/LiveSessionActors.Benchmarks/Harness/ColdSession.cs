using System.Globalization;
using LiveSessionActors.Benchmarks.Sections;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>A session with a long journal, which every daemon here reads for the first time.</summary>
internal sealed class ColdSession : IDisposable
{
    private const string Long = "long";
    private const string Small = "small";
    private const int SmallEntries = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly BenchmarkOptions _options;
    private readonly string _home = Directory.CreateTempSubdirectory("live-sessions-bench-").FullName;
    private int _entries;

    public ColdSession(BenchmarkOptions options, int entries)
    {
        (_options, _entries) = (options, entries);
        Directory.CreateDirectory(DaemonUnderTest.SessionsOf(_home));
        Traffic.WriteJournal(JournalOf(Small), Small, SmallEntries);
        Megabytes = Traffic.WriteJournal(JournalOf(Long), Long, entries) / 1e6;
    }

    public double Megabytes { get; }

    private string Point => Path.Combine(DaemonUnderTest.SessionsOf(_home), "..", "recovery", Long + ".point");

    /// <summary>The microseconds that a new process takes to read the journal and to check its lines.</summary>
    public double Check() => double.Parse(
        Child.Run("dotnet", _options.JsonCheck, JournalOf(Small), JournalOf(Long))[1], CultureInfo.InvariantCulture);

    /// <summary>The microseconds of the first read of a new daemon, which is killed before it makes a point.</summary>
    public double FirstRead()
    {
        var hadPoint = File.Exists(Point);
        var cost = FirstRead(static () => { });
        if (!hadPoint && File.Exists(Point))
            File.Delete(Point);
        return cost;
    }

    /// <summary>Lets a daemon read the journal and make its recovery point.</summary>
    public void MakePoint() => FirstRead(() =>
    {
        if (!SpinWait.SpinUntil(() => File.Exists(Point), Patience))
            throw new InvalidOperationException("The daemon makes no recovery point.");
    });

    /// <summary>Appends as another program would.</summary>
    public void Append(int entries)
    {
        var lines = Enumerable.Range(_entries + 1, entries).Select(seq => Traffic.Line(Long, seq) + "\n");
        File.AppendAllText(JournalOf(Long), string.Concat(lines));
        _entries += entries;
    }

    public void Dispose() => Leftovers.Add(_home);

    // What a process does only once is not of the journal: a small one is read before.
    private double FirstRead(Action before)
    {
        using var daemon = new DaemonUnderTest(_options.Program, home: _home);
        using var client = daemon.Connect();
        client.Get("/v1/sessions/" + Small);
        var cost = Figure.Once(() => client.Get("/v1/sessions/" + Long));
        before();
        return cost;
    }

    private string JournalOf(string session) =>
        Path.Combine(DaemonUnderTest.SessionsOf(_home), session + ".jsonl");
}
