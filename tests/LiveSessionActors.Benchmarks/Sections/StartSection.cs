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
        $"From the start of the process to the first answers, {Rounds} times, median. Wanted: `hello` within 250 ms, "
        + "under 60 MB. A runtime that is not built has no row: `dotnet cake --target=Build --akka=packages` builds it.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table(
            "Akka runtime", "`hello` answered, ms", "99 in 100", "an append answered, ms", "MB resident", "built");
        foreach (var (runtime, program) in findings.Options.Programs)
        {
            Findings.Say($"starting the daemon {Rounds} times, {runtime} runtime");
            var rounds = Enumerable.Range(0, Rounds + 1).Select(_ => Start(program)).Skip(1).ToList();
            var hello = Figure.Of(rounds.Select(round => round.Hello));
            var megabytes = Figure.Of(rounds.Select(round => round.Megabytes)).Median;
            table.Add(
                runtime,
                Figure.Text(hello.Median),
                Figure.Text(hello.High),
                Figure.Text(Figure.Of(rounds.Select(round => round.Append)).Median),
                Figure.Text(megabytes),
                File.GetLastWriteTimeUtc(program).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
            if (runtime != "embedded")
                continue;
            findings.AtMost("from the start of the process to the first answer", 250, hello.Median, " ms");
            findings.AtMost("idle, embedded runtime", 60, megabytes, " MB");
        }
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
}
