using System.Reflection;

namespace LiveSessionActors.Client.Node.Tests;

/// <summary>The Node package's own tests, a file at a time.</summary>
public sealed class NodePackageTests
{
    private const int OldestNode = 20;

    public static TheoryData<string> Files { get; } =
        [.. Directory.GetFiles(ProjectDirectory, "*.test.mjs")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string ProjectDirectory => typeof(NodePackageTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == nameof(ProjectDirectory)).Value!;

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task The_tests_in_JavaScript_pass(string file)
    {
        var version = await NodeTestRun.FindVersionAsync();
        Skip.If(version is null, "Node is not installed.");
        Skip.If(version!.Major < OldestNode, $"Node {version} is older than the package's oldest, {OldestNode}.");

        var (exitCode, output) = await NodeTestRun.RunFileAsync(ProjectDirectory, file);

        Assert.True(exitCode == 0, output);
    }
}
