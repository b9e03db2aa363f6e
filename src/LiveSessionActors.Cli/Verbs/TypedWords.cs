using System.CommandLine;
using System.CommandLine.Parsing;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>What stands on a command line that may be wrong.</summary>
internal static class TypedWords
{
    /// <summary>What an option or an argument was given last; null for nothing.</summary>
    public static string? LastOf(this CommandResult result, Symbol symbol) => symbol switch
    {
        Option option => result.GetResult(option)?.Tokens is [.., var token] ? token.Value : null,
        Argument argument => result.GetResult(argument)?.Tokens is [.., var token] ? token.Value : null,
        _ => null,
    };
}
