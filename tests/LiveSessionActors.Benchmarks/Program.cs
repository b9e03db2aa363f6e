using LiveSessionActors.Benchmarks;
using LiveSessionActors.Benchmarks.Sections;

// Measures the daemon and writes RESULTS.md: dotnet cake --target=Bench
Section[] sections =
[
    StartSection.Section,
    PipeSection.Section,
    WatchSection.Section,
    SideBySideSection.Section,
    GrowthSection.Section,
    RecoverySection.Section,
    ListSection.Section,
    MemorySection.Section,
    AllocationSection.Section,
    ComponentSection.Section,
];
return new BenchmarkRun(sections, BenchmarkOptions.Read(args)).Run();
