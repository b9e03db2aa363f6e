namespace LiveSessionActors.Documents.Tests;

public sealed class ClientSampleTests
{
    [Fact]
    public void The_sample_of_the_NET_client_is_code_that_compiles()
    {
        var compiled = Lines("tests/LiveSessionActors.Documents.Tests/ClientSample.cs").ToHashSet();

        var shown = Shown("src/LiveSessionActors.Client/README.md").ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, compiled));
    }

    private static IEnumerable<string> Shown(string page)
    {
        var inside = false;
        foreach (var line in Lines(page).Where(line => line.Length > 0))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```csharp";
            else if (inside)
                yield return line;
        }
    }

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(Path.Combine(Document.Repository, name)).Select(line => line.Trim());
}
