namespace LiveSessionActors.Cli.Views;

/// <summary>Text in lines of a width, broken between words and never inside one.</summary>
internal static class WordWrap
{
    public static IReadOnlyList<string> Of(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }
}
