using System.Diagnostics;
using LiveSessionActors.Benchmarks.Harness;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>Start of the program, and what it takes when nothing goes on.</summary>
internal static class StartSection
{
    private const int Rounds = 15;

    // The collector and the threads that have nothing to do any more have ended by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static Section Section { get; } = new(
        "start",
        "Start and idle daemon",
        $"From the start of the process to the first answers, {Rounds} times, median; and the processor time of a daemon "
        + $"with a session in memory that nobody asks anything, over {Rest.TotalSeconds} s.",
        Measure);

    private static void Measure(Findings findings)
    {
        Start(findings.Options.Program);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Start(findings.Options.Program)).ToList();
        var hello = Figure.Of(rounds.Select(round => round.Hello));
        var megabytes = Figure.Of(rounds.Select(round => round.Megabytes)).Median;
        var idle = Idle(findings.Options.Program);
        findings.Table(
            "`hello` answered, ms", "99 in 100", "an append answered, ms", "MB resident", "idle, ms of a processor per s").Add(
            Figure.Text(hello.Median),
            Figure.Text(hello.High),
            Figure.Text(Figure.Of(rounds.Select(round => round.Append)).Median),
            Figure.Text(megabytes),
            Figure.Text(idle));
        findings.AtMost("from the start of the process to the first answer", 230, hello.Median, " ms");
        findings.AtMost("idle, resident", 82, megabytes, " MB");
        findings.AtMost("idle, processor time per second", 10, idle, " ms");
    }

    private static double Idle(string program)
    {
        using var daemon = new DaemonUnderTest(program);
        using var client = daemon.Connect();
        client.Post("/v1/events", Traffic.Event("first", 1));
        Thread.Sleep(Settling);
        var before = daemon.ProcessorTime;
        Thread.Sleep(Rest);
        return (daemon.ProcessorTime - before).TotalMilliseconds / Rest.TotalSeconds;
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
