namespace LiveSessionActors.Packages.Tests;

/// <summary>The program that the C# blocks of a page make, one behind the other.</summary>
internal sealed class ProgramOnPage
{
    private const string Shown = "   // ";

    private readonly List<string> _lines = [];

    public ProgramOnPage(string page)
    {
        var inside = false;
        foreach (var line in File.ReadLines(page))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```csharp";
            else if (inside)
                _lines.Add(line);
        }
    }

    /// <summary>The program; what a block uses stands at its top.</summary>
    public string Text => string.Join('\n', _lines.OrderByDescending(IsUsing));

    /// <summary>What the page says that it prints.</summary>
    public IEnumerable<string> Output => _lines
        .Where(line => line.Contains("Console.WriteLine", StringComparison.Ordinal))
        .Select(line => line.Split(Shown)[1]);

    private static bool IsUsing(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);
}
