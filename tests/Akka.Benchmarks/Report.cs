using System.Globalization;

namespace Akka.Benchmarks;

/// <summary>The figures as text.</summary>
internal static class Report
{
    public static void Write(List<Figure> figures)
    {
        foreach (var figure in figures)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{figure.Name}\t{figure.Nanoseconds}\t{figure.Bytes}"));
    }

    public static void Print(List<Figure> mine, List<Figure> other)
    {
        var (left, right) = OtherRuntime.IsPackages ? ("packages", "embedded") : ("embedded", "packages");
        Console.WriteLine($"{"",-40}{Columns(left)}{(other.Count > 0 ? Columns(right) : "")}");
        for (var row = 0; row < mine.Count; row++)
            Console.WriteLine($"{mine[row].Name,-40}{Cells(mine[row])}{(other.Count > row ? Cells(other[row]) : "")}");
    }

    private static string Columns(string runtime) => $"{runtime + " µs",15}{"per second",12}{"bytes",8}";

    private static string Cells(Figure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Nanoseconds / 1000,15:0.00}{1e9 / figure.Nanoseconds,12:N0}{figure.Bytes,8:N0}");
}
