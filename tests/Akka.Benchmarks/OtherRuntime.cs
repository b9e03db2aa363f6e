using System.Diagnostics;
using System.Globalization;

namespace Akka.Benchmarks;

/// <summary>This program as it was built with the other runtime, if it was.</summary>
internal static class OtherRuntime
{
    private static readonly string PackagesBin = Path.Combine("bin", "packages") + Path.DirectorySeparatorChar;

    public static bool IsPackages { get; } = AppContext.BaseDirectory.Contains(PackagesBin, StringComparison.Ordinal);

    public static async Task<List<Figure>> Run()
    {
        var bin = $"bin{Path.DirectorySeparatorChar}";
        var directory = IsPackages
            ? AppContext.BaseDirectory.Replace(PackagesBin, bin, StringComparison.Ordinal)
            : AppContext.BaseDirectory.Replace(bin, PackagesBin, StringComparison.Ordinal);
        var program = Path.Combine(directory, "Akka.Benchmarks.dll");
        if (!File.Exists(program)) return [];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--raw"])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        return [.. lines.Select(Parse)];
    }

    private static Figure Parse(string line)
    {
        var parts = line.Split('\t');
        return new Figure(
            parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
