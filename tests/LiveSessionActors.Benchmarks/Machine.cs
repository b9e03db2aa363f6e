using System.Globalization;
using System.Runtime.InteropServices;

namespace LiveSessionActors.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        var disk = new DriveInfo(Path.GetTempPath()).DriveFormat;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {memory:0} GB, {disk}, "
            + $"{RuntimeInformation.OSDescription}, kernel {Environment.OSVersion.Version}, "
            + $"{RuntimeInformation.FrameworkDescription}, load before {Load()}");
    }

    private static string Processor() => Read("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..])
        .FirstOrDefault(RuntimeInformation.ProcessArchitecture.ToString());

    private static string Load() => Read("/proc/loadavg").Select(line => line.Split(' ')[0]).FirstOrDefault("unknown");

    private static string[] Read(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}
