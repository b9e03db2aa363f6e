namespace LiveSessionActors.Benchmarks;

/// <summary>What is to be measured, and where things are.</summary>
/// <param name="Root">The top of the sources.</param>
/// <param name="Output">Where a project's output lies below it, such as <c>bin/Release/net10.0</c>.</param>
/// <param name="Only">The sections to run; empty for all.</param>
/// <param name="SideBySide">The script that runs the JavaScript store beside the daemon, or null.</param>
internal sealed record BenchmarkOptions(
    string Root, string Output, IReadOnlyCollection<string> Only, string? SideBySide)
{
    /// <summary>The program to be measured.</summary>
    public string Program => Path.Combine(Root, "src", "LiveSessionActors.Cli", Output, "live-sessions.dll");

    /// <summary>What checks a journal's lines and does nothing else.</summary>
    public string JsonCheck =>
        Path.Combine(Root, "tests", "LiveSessionActors.JsonCheck", Output, "LiveSessionActors.JsonCheck.dll");

    /// <summary>The page of results.</summary>
    public string Page => Path.Combine(Root, "tests", "LiveSessionActors.Benchmarks", "RESULTS.md");

    /// <summary>Where the figures of the last run of each section are kept.</summary>
    public string Store => Path.Combine(Root, "artifacts", "bench");

    public static BenchmarkOptions Read(string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LiveSessionActors.sln")))
            root = root.Parent ?? throw new InvalidOperationException("This is to run where it was built.");
        var home = Path.Combine(root.FullName, "tests", "LiveSessionActors.Benchmarks");
        return new BenchmarkOptions(
            root.FullName,
            Path.GetRelativePath(home, AppContext.BaseDirectory).Replace('\\', '/').TrimEnd('/'),
            Option(arguments, "--only")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Option(arguments, "--side-by-side") ?? Environment.GetEnvironmentVariable("LIVE_SESSIONS_SIDE_BY_SIDE"));
    }

    private static string? Option(string[] arguments, string name) => arguments
        .Where(argument => argument.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(argument => argument[(name.Length + 1)..])
        .LastOrDefault(value => value.Length > 0);
}
