using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LiveSessionActors.Documents.Tests;

/// <summary>
/// References between projects point inwards: each project refers to what the architecture's page says.
/// </summary>
public sealed partial class ReferenceTests
{
    private const string Prefix = "LiveSessionActors.";

    private static readonly Dictionary<string, string> Stated = Rows()
        .Matches(File.ReadAllText(Path.Combine(Document.Repository, "src/ARCHITECTURE.md")))
        .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

    public static TheoryData<string> Projects { get; } =
        [.. Directory
            .GetFiles(Path.Combine(Document.Repository, "src"), Prefix + "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Document.Repository, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_the_page_says(string project)
    {
        var references = XDocument.Load(Path.Combine(Document.Repository, project))
            .Descendants("ProjectReference")
            .Select(reference => (string)reference.Attribute("Include")!)
            .Select(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..])
            .ToList();

        var stated = Stated[Path.GetFileNameWithoutExtension(project)];

        Assert.Equal(
            stated == "nothing" ? [] : stated.Split(", ").Order(StringComparer.Ordinal),
            references.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(LiveSessionActors\.[A-Za-z]+)` \|.*\| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
