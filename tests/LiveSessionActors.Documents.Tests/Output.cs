using System.Text.RegularExpressions;

namespace LiveSessionActors.Documents.Tests;

/// <summary>Whether what came out is what a document shows, apart from what differs each time.</summary>
internal static partial class Output
{
    /// <summary>
    /// Whether <paramref name="actual"/> is <paramref name="shown"/>. Times, process ids and lease names may differ, the
    /// directories are those that documents call <c>/home/me/project</c> and <c>/run/user/1000</c>, an ellipsis stands for
    /// anything, and JSON may be wrapped.
    /// </summary>
    public static bool Matches(string shown, string actual, Shell shell)
    {
        var wanted = Same(Joined(shown));
        var plain = Styles().Replace(actual, "")
            .Replace("\\u002B", "+", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.Ordinal)
            .Replace(shell.Project, "/home/me/project", StringComparison.Ordinal)
            .Replace(shell.RuntimeDirectory, "/run/user/1000", StringComparison.Ordinal);
        var given = Same(Joined(plain));
        // On a line of its own at the end it stands for what may or may not follow.
        if (wanted.EndsWith("\n…", StringComparison.Ordinal))
            wanted = wanted.Remove(wanted.Length - 2, 1);
        var pattern = Regex.Escape(wanted).Replace("…", ".*", StringComparison.Ordinal);
        return Regex.IsMatch(given, $"^{pattern}$", RegexOptions.Singleline);
    }

    private static string Joined(string text) => text.TrimStart().StartsWith('{') || text.TrimStart().StartsWith('[')
        ? Wraps().Replace(text.Trim(), "")
        : Ends().Replace(text.Trim(), "\n");

    private static string Same(string text)
    {
        var timeless = Numbers().Replace(Times().Replace(text, "<time>"), "$1<number>");
        return Leases().Replace(Cursors().Replace(timeless, "<cursor>$1"), ".<lease>");
    }

    [GeneratedRegex(@"\e(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex Styles();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Wraps();

    [GeneratedRegex(@"[ \t\r]*\n")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(\d{4}-\d\d-\d\d[T ])?\d\d:\d\d(:\d\d(\.\d+)?)?Z?")]
    private static partial Regex Times();

    [GeneratedRegex(@"\b[0-9a-f]{16}(-\d+)")]
    private static partial Regex Cursors();

    [GeneratedRegex("""\.([0-9a-f]{4,32}…?)(?=")""")]
    private static partial Regex Leases();

    [GeneratedRegex("""("(pid|uptimeMs)":|process |\bup )\d+( (s|min|h)\b( \d+ (s|min)\b)?)?""")]
    private static partial Regex Numbers();
}
