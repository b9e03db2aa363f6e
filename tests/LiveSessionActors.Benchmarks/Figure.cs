using System.Diagnostics;
using System.Globalization;

namespace LiveSessionActors.Benchmarks;

/// <summary>What was measured, as microseconds or another unit: median and 99th percentile of all samples.</summary>
internal sealed record Figure(string Name, string Unit, double Median, double High)
{
    public static Figure Of(string name, string unit, IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return new Figure(name, unit, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }

    /// <summary>Repeats a piece of work and times each round in microseconds; the first tenth does not count.</summary>
    public static async Task<Figure> TimeAsync(string name, int rounds, Func<int, Task> work)
    {
        var samples = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await work(round);
            if (round >= rounds / 10)
                samples.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return Of(name, "µs", samples);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name,-58} {Median,12:N1} {High,12:N1} {Unit}");
}
