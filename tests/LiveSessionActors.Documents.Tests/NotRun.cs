namespace LiveSessionActors.Documents.Tests;

/// <summary>The samples that no test runs, and why. One that no document shows is a mistake.</summary>
internal static class NotRun
{
    public static IReadOnlyList<(string Document, string Begins, string Why)> Samples { get; } =
    [
        ("README.md", "dotnet tool restore && dotnet cake --target=Run", "builds everything, and ends by Ctrl+C only"),
        ("README.md", "dotnet tool restore && dotnet cake --target=Test", "is the run that this test is part of"),
        ("README.md", "dotnet tool restore && dotnet cake --target=Build", "builds what is built already"),
        ("README.md", "dotnet cake --target=Faults", "takes an hour"),
        ("src/LiveSessionActors.Cli/README.md", "dotnet tool install", "takes the package from a registry"),
        ("src/CONTRIBUTING.md",
            "dotnet tool restore && dotnet cake --target=Test", "is the run that this test is part of"),
        ("src/CONTRIBUTING.md", "dotnet cake --target=Format", "checks every file, as .ci/run does"),
        ("src/CONTRIBUTING.md", "LIVE_SESSIONS_WRITE_OPENAPI=1", "changes the working copy"),
        ("src/CONTRIBUTING.md", "dotnet test tests/", "is part of the run that this test is part of"),
        ("src/LiveSessionActors.Client.Node/README.md", "npm install", "takes the package from a registry"),
    ];

    public static bool Has(Document document, Sample sample) => Samples.Any(
        listed => listed.Document == document.Name && sample.Text.StartsWith(listed.Begins, StringComparison.Ordinal));
}
