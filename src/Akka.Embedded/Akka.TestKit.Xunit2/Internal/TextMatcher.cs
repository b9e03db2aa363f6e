using System.Text.RegularExpressions;
using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Chooses texts, and says in words which.</summary>
internal sealed record TextMatcher(string Description, Predicate<string> IsMatch)
{
    internal static TextMatcher ForMessage(string message, string start, string contains)
    {
        if (message is not null)
        {
            return new($"== \"{message}\"", text => string.Equals(text, message, StringComparison.OrdinalIgnoreCase));
        }

        if (start is not null)
        {
            return new($"starts with \"{start}\"", text => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        }

        return contains is null
            ? null
            : new($"contains \"{contains}\"", text => text.Contains(contains, StringComparison.OrdinalIgnoreCase));
    }

    internal static TextMatcher ForMessage(Regex pattern) => new($"matches regex \"{pattern}\"", pattern.IsMatch);

    // A source is the text that the event names, or the path of an actor with or without its address.
    internal static TextMatcher ForSource(string source) => source is null
        ? null
        : new($"== \"{source}\"", text => Same(source, text)
            || (ActorPath.TryParse(text, out var path) && Same(source, path.ToStringWithoutAddress())));

    private static bool Same(string expected, string actual) =>
        string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase);
}
