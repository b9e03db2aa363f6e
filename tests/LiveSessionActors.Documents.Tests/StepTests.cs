using System.Text.RegularExpressions;

namespace LiveSessionActors.Documents.Tests;

/// <summary>The steps of an append, as the architecture's page lists them, are there under those names.</summary>
public sealed partial class StepTests
{
    private const int StepsMax = 25;

    private static readonly List<Match> Steps =
        Rows().Matches(File.ReadAllText(Path.Combine(Document.Repository, "src/ARCHITECTURE.md"))).ToList();

    private static readonly Dictionary<string, string> Sources = Directory
        .GetFiles(Path.Combine(Document.Repository, "src"), "*.cs", SearchOption.AllDirectories)
        .GroupBy(file => Path.GetFileName(file).Split('.')[0], File.ReadAllText)
        .ToDictionary(file => file.Key, file => string.Concat(file), StringComparer.Ordinal);

    public static TheoryData<string> Methods { get; } = [.. Steps
        .Where(step => step.Groups["method"].Success)
        .Select(step => $"{step.Groups["type"].Value}.{step.Groups["method"].Value}").Distinct()];

    [Fact]
    public void They_are_numbered_and_few()
    {
        Assert.Equal(
            Enumerable.Range(1, Steps.Count).Select(number => $"{number}"),
            Steps.Select(step => step.Groups["number"].Value));
        Assert.InRange(Steps.Count, 20, StepsMax);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_step_is_a_method_of_its_type(string step)
    {
        var (type, method) = (step.Split('.')[0], step.Split('.')[1]);

        Assert.Matches($@" {method}(<\w+>)?\(", Sources[type]);
    }

    [GeneratedRegex(@"^\| (?<number>\d+) \| `(?<type>\w+)(\.(?<method>\w+))?` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
