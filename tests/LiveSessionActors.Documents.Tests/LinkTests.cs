using System.Text.RegularExpressions;

namespace LiveSessionActors.Documents.Tests;

public sealed partial class LinkTests
{
    public static TheoryData<string> Pages { get; } = [.. Document.Pages()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_link_leads_somewhere(string page)
    {
        var text = File.ReadAllText(Path.Combine(Document.Repository, page));
        var directory = Path.GetDirectoryName(Path.Combine(Document.Repository, page))!;

        var targets = Links().Matches(text).Select(link => link.Groups[1].Value);

        Assert.All(
            targets.Where(target => !target.StartsWith("http", StringComparison.Ordinal)),
            target => Assert.True(LeadsSomewhere(target, text, directory), $"{page} links to {target}."));
    }

    private static bool LeadsSomewhere(string target, string text, string directory)
    {
        if (!target.StartsWith('#'))
            return Path.Exists(Path.Combine(directory, target.Split('#')[0]));
        return Headings().Matches(text).Any(heading => "#" + Anchor(heading.Groups[1].Value) == target);
    }

    private static string Anchor(string heading) => Marks().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^a-z0-9_ -]")]
    private static partial Regex Marks();
}
