using System.CommandLine;
using LiveSessionActors.Cli.Verbs;

namespace LiveSessionActors.Cli.Completions;

/// <summary>A verb as a shell completes it.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Description">What it does.</param>
/// <param name="Options">Its options, each with its two dashes, and what else may stand behind it.</param>
internal sealed record CompletionWord(string Verb, string Description, IReadOnlyList<string> Options)
{
    public static IReadOnlyList<CompletionWord> Of(RootCommand root) =>
    [
        .. root.Subcommands.Select(verb => new CompletionWord(
            verb.Name,
            verb.Description ?? "",
            [
                .. verb.Subcommands.Select(part => part.Name),
                .. verb.Subcommands.Append(verb)
                    .SelectMany(part => part.Options)
                    .Where(option => !option.Hidden)
                    .Select(option => option.Name)
                    .Distinct(),
                .. verb.Name == "completions" ? CompletionsVerb.Shells : [],
            ])),
    ];
}
