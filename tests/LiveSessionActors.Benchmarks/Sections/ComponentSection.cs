using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LiveSessionActors.Benchmarks.Components;
using LiveSessionActors.Benchmarks.Harness;
using Perfolizer.Horology;

namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>The parts by themselves, by BenchmarkDotNet.</summary>
internal static class ComponentSection
{
    private static readonly Type[] All =
        [typeof(ReducerBenchmarks), typeof(JsonBenchmarks), typeof(JournalBenchmarks), typeof(ReplayBenchmarks)];

    public static Section Section { get; } = new(
        "components",
        "Reducer, JSON, journal and replay",
        "The parts in this process, by BenchmarkDotNet: seven iterations of a tenth of a second, mean and standard deviation.",
        Measure);

    private static void Measure(Findings findings)
    {
        var table = findings.Table("part", "what", "mean, µs", "deviation, µs", "bytes allocated");
        foreach (var type in All)
        {
            var part = type.Name.Replace("Benchmarks", "", StringComparison.Ordinal).ToLowerInvariant();
            Findings.Say($"{part}, by BenchmarkDotNet");
            var summary = BenchmarkRunner.Run(type, Configuration(findings.Options));
            if (summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success))
                throw new InvalidOperationException($"BenchmarkDotNet could not run {type.Name}; see {summary.LogFilePath}.");
            foreach (var report in summary.Reports)
                table.Add(Cells(part, report));
        }
    }

    private static ManualConfig Configuration(BenchmarkOptions options) => ManualConfig.CreateEmpty()
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(4)
            .WithIterationCount(7))
        .WithArtifactsPath(Path.Combine(options.Store, "BenchmarkDotNet"));

    private static string[] Cells(string part, BenchmarkReport report)
    {
        var parameters = string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(
            item => $"{item.Name.ToLowerInvariant()} {item.Value?.ToString()?.ToLowerInvariant()}"));
        var statistics = report.ResultStatistics!;
        return
        [
            part,
            report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'') + (parameters.Length > 0 ? ", " + parameters : ""),
            Figure.Text(statistics.Mean / 1000),
            Figure.Text(statistics.StandardDeviation / 1000),
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)
                ?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
        ];
    }
}
