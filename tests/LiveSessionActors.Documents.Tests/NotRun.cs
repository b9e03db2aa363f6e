namespace LiveSessionActors.Documents.Tests;

/// <summary>The samples that no test runs, and why. One that no document shows is a mistake.</summary>
internal static class NotRun
{
    private const string InPackages = "is run by the tests of packages, in a home of its own";

    public static IReadOnlyList<(string Document, string Begins, string Why)> Samples { get; } =
    [
        ("README.md", "dotnet tool restore && dotnet cake --target=Run", "builds everything, and ends by Ctrl+C only"),
        ("README.md", "dotnet tool restore && dotnet cake --target=Test", "is the run that this test is part of"),
        ("README.md", "dotnet tool restore && dotnet cake --target=Build", "builds what is built already"),
        ("README.md", "dotnet tool restore && dotnet cake --target=Pack", "builds what is built already"),
        ("README.md", "export ARTIFACTS=", "is for the lines behind it"),
        ("README.md", "dotnet tool install --global", InPackages),
        ("README.md", "dotnet nuget add source", InPackages),
        ("README.md", "dotnet add package", InPackages),
        ("README.md", "npm install", InPackages),
        ("README.md", "dotnet tool update", InPackages),
        ("README.md", "dotnet tool uninstall", InPackages),
        ("README.md", "dotnet remove package", InPackages),
        ("README.md", "npm uninstall", InPackages),
        ("README.md", "dotnet nuget remove source", InPackages),
        ("README.md", "dotnet cake --target=Faults", "takes an hour"),
        ("src/LiveSessionActors.Cli/README.md", "dotnet tool install", "takes the package from a registry"),
        ("src/CONTRIBUTING.md",
            "dotnet tool restore && dotnet cake --target=Test", "is the run that this test is part of"),
        ("src/CONTRIBUTING.md", "dotnet cake --target=Format", "checks every file, as .ci/run does"),
        ("src/CONTRIBUTING.md", "LIVE_SESSIONS_WRITE_OPENAPI=1", "changes the working copy"),
        ("src/CONTRIBUTING.md", "dotnet test tests/", "is part of the run that this test is part of"),
        ("src/LiveSessionActors.Client.Node/README.md", "npm install", InPackages),
    ];

    public static bool Has(Document document, Sample sample) => Samples.Any(
        listed => listed.Document == document.Name && sample.Text.StartsWith(listed.Begins, StringComparison.Ordinal));
}
