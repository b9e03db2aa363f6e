using System.CommandLine;
using LiveSessionActors.Cli.Verbs;

namespace LiveSessionActors.Cli.Completions;

/// <summary>A verb, or a part of one, as a shell completes it.</summary>
/// <param name="Verb">The words that name it, such as <c>work next</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parts">What may come next and is no option: its own parts, or the values of its argument.</param>
/// <param name="Options">Its options, each with its two dashes.</param>
/// <param name="TakesSession">Whether a session's id may stand behind it.</param>
internal sealed record CompletionWord(
    string Verb,
    string Description,
    IReadOnlyList<string> Parts,
    IReadOnlyList<CompletionOption> Options,
    bool TakesSession)
{
    public static IReadOnlyList<CompletionWord> Of(RootCommand root) =>
        [.. root.Subcommands.Where(verb => !verb.Hidden).SelectMany(verb => Of(verb, verb.Name))];

    private static IEnumerable<CompletionWord> Of(Command verb, string words)
    {
        var parts = verb.Subcommands.Where(part => !part.Hidden).ToList();
        yield return new CompletionWord(
            words,
            verb.Description ?? "",
            verb.Name == "completions" ? CompletionsVerb.Shells : [.. parts.Select(part => part.Name)],
            [.. verb.Options.Where(option => !option.Hidden).Select(CompletionOption.Of)],
            verb.Arguments.OfType<IdArgument>().Any(argument => argument.Name == "id"));
        foreach (var part in parts.SelectMany(part => Of(part, $"{words} {part.Name}")))
            yield return part;
    }
}
