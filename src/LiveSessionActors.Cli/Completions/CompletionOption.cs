using System.CommandLine;

namespace LiveSessionActors.Cli.Completions;

/// <summary>What the value of an option is.</summary>
internal enum CompletionValue
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>Something that nobody can guess.</summary>
    Anything,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A session's id.</summary>
    Session,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>An option as a shell completes it.</summary>
/// <param name="Name">Its name with the two dashes.</param>
/// <param name="Value">What its value is.</param>
/// <param name="Words">The words that its value may be.</param>
internal sealed record CompletionOption(string Name, CompletionValue Value, IReadOnlyList<string> Words)
{
    public static CompletionOption Of(Option option) => option.HelpName switch
    {
        null => new(option.Name, CompletionValue.None, []),
        "id" => new(option.Name, CompletionValue.Session, []),
        "directory" => new(option.Name, CompletionValue.Directory, []),
        "file" or "path" => new(option.Name, CompletionValue.File, []),
        var words when words.Contains('|') => new(option.Name, CompletionValue.Word, words.Split('|')),
        _ => new(option.Name, CompletionValue.Anything, []),
    };
}
