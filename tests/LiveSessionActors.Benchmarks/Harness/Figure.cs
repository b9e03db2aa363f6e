using System.Diagnostics;
using System.Globalization;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>What a piece of work cost: median and 99th percentile of all its samples.</summary>
internal readonly record struct Figure(double Median, double High)
{
    /// <summary>Of samples in whatever unit.</summary>
    public static Figure Of(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return new Figure(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }

    /// <summary>Repeats a piece of work and times each round in microseconds; the first tenth does not count.</summary>
    public static Figure Time(int rounds, Action<int> work) => Of(Samples(rounds, work));

    /// <summary>As <see cref="Time"/>, each sample by itself.</summary>
    public static List<double> Samples(int rounds, Action<int> work)
    {
        var samples = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            var microseconds = Once(() => work(round));
            if (round >= rounds / 10)
                samples.Add(microseconds);
        }

        return samples;
    }

    /// <summary>The microseconds of one piece of work.</summary>
    public static double Once(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <summary>A number with as many decimals as it deserves.</summary>
    public static string Text(double value) => value.ToString(
        Math.Abs(value) switch { < 0.1 => "0.000", < 10 => "0.00", < 100 => "0.0", _ => "N0" }, CultureInfo.InvariantCulture);
}
