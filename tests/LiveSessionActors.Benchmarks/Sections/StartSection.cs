using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Start and idle memory of the program, on each runtime it was built with.</summary>
internal static class StartSection
{
    private const int Rounds = 15;

    public static Section Section { get; } = new(
        "start",
        "Start and idle memory",
        $"From the start of the process to the first answers, {Rounds} times, by turns, median. Wanted: `hello` within "
        + "250 ms, under 60 MB, and half the time and two thirds of the memory of the real Akka.NET. A runtime that "
        + "is not built has no row: `dotnet cake --target=Build --akka=packages` builds it.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table(
            "Akka runtime", "`hello` answered, ms", "99 in 100", "an append answered, ms", "MB resident", "built");
        var runtimes = findings.Options.Programs.Select(each => new Starts(each.Runtime, each.Program)).ToList();
        // By turns, so that what else the machine does falls on all of them; the first turn does not count.
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var runtime in runtimes)
                runtime.Add(Start(runtime.Program), counts: round > 0);
        }

        foreach (var runtime in runtimes)
            table.Add(runtime.Row());
        if (runtimes.Find(runtime => runtime.Name == "embedded") is not { } embedded)
            return;
        findings.AtMost("from the start of the process to the first answer", 250, embedded.Hello, " ms");
        findings.AtMost("idle, embedded runtime", 60, embedded.Megabytes, " MB");
        if (runtimes.Find(runtime => runtime.Name == "packages") is not { } packages)
            return;
        table.Add(
            "embedded / packages",
            Figure.Text(embedded.Hello / packages.Hello),
            "",
            Figure.Text(embedded.Append / packages.Append),
            Figure.Text(embedded.Megabytes / packages.Megabytes),
            "");
        findings.AtMost("start, embedded / packages", 0.5, embedded.Hello / packages.Hello);
        findings.AtMost("idle memory, embedded / packages", 0.667, embedded.Megabytes / packages.Megabytes);
    }

    private static (double Hello, double Append, double Megabytes) Start(string program)
    {
        var start = Stopwatch.GetTimestamp();
        using var daemon = new DaemonUnderTest(program);
        using var client = daemon.Connect();
        client.Get("/v1/hello");
        var hello = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var megabytes = daemon.ResidentMegabytes;
        client.Post("/v1/events", Traffic.Event("first", 1));
        return (hello, Stopwatch.GetElapsedTime(start).TotalMilliseconds, megabytes);
    }

    private sealed class Starts(string name, string program)
    {
        private readonly List<(double Hello, double Append, double Megabytes)> _rounds = [];

        public string Name => name;

        public string Program => program;

        public double Hello => Figure.Of(_rounds.Select(round => round.Hello)).Median;

        public double Append => Figure.Of(_rounds.Select(round => round.Append)).Median;

        public double Megabytes => Figure.Of(_rounds.Select(round => round.Megabytes)).Median;

        public void Add((double Hello, double Append, double Megabytes) start, bool counts)
        {
            if (counts)
                _rounds.Add(start);
        }

        public string[] Row() =>
        [
            name,
            Figure.Text(Hello),
            Figure.Text(Figure.Of(_rounds.Select(round => round.Hello)).High),
            Figure.Text(Append),
            Figure.Text(Megabytes),
            File.GetLastWriteTimeUtc(program).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        ];
    }
}
