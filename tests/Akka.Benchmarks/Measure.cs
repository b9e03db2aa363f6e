using System.Diagnostics;

namespace Akka.Benchmarks;

/// <summary>Runs something many times over and takes the median.</summary>
internal static class Measure
{
    private const int Rounds = 7;

    public static async Task<Figure> Run(string name, int operations, Func<int, Task> run)
    {
        await run(operations / 4);
        await run(operations / 4);
        var times = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(true);
            var start = Stopwatch.GetTimestamp();
            await run(operations);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations);
            bytes.Add((GC.GetTotalAllocatedBytes(true) - allocated) / (double)operations);
        }

        return new Figure(name, Median(times), Median(bytes));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
