namespace LiveSessionActors.Siblings.Tests;

/// <summary>What the pages for hosts show is what the siblings here are made of.</summary>
public sealed class ExampleTests
{
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "Pages");

    private static readonly HashSet<string> Sources =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sources")).SelectMany(Lines)];

    public static TheoryData<string> Documents { get; } = ["PROTOCOL.md", "README.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_line_of_an_example_is_a_line_of_a_sibling(string document)
    {
        var shown = Examples(Path.Combine(Pages, document)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, Sources));
    }

    private static IEnumerable<string> Examples(string file)
    {
        var inside = false;
        foreach (var line in Lines(file))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```csharp";
            else if (inside && line.Length > 0)
                yield return line;
        }
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(file).Select(line => line.Trim());
}
