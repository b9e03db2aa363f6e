using System.Diagnostics;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Start and idle memory of the program.</summary>
internal static class StartSection
{
    private const int Rounds = 15;

    public static Section Section { get; } = new(
        "start",
        "Start and idle memory",
        $"From the start of the process to the first answers, {Rounds} times, median.",
        Measure);

    private static void Measure(Findings findings)
    {
        Start(findings.Options.Program);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Start(findings.Options.Program)).ToList();
        var hello = Figure.Of(rounds.Select(round => round.Hello));
        var megabytes = Figure.Of(rounds.Select(round => round.Megabytes)).Median;
        findings.Table("`hello` answered, ms", "99 in 100", "an append answered, ms", "MB resident").Add(
            Figure.Text(hello.Median),
            Figure.Text(hello.High),
            Figure.Text(Figure.Of(rounds.Select(round => round.Append)).Median),
            Figure.Text(megabytes));
        findings.AtMost("from the start of the process to the first answer", 230, hello.Median, " ms");
        findings.AtMost("idle, resident", 82, megabytes, " MB");
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
