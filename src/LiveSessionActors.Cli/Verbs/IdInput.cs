using System.CommandLine;
using System.CommandLine.Parsing;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>The id of the session, or the lease, that a verb is about: its first argument, or <c>--id</c>.</summary>
internal sealed class IdInput
{
    private IdInput(string name, bool isNeeded, string description, params string[] aliases)
    {
        Argument = new IdArgument(name, isNeeded) { Description = description };
        Option = new Option<string?>("--id", aliases)
        {
            Description = $"The {What} as an option, in place of the argument.",
            HelpName = name,
        };
    }

    public IdArgument Argument { get; }

    public Option<string?> Option { get; }

    /// <summary>What it names, in a word.</summary>
    public string What => Argument.Name == "lease" ? "lease" : "session";

    /// <summary>A session that has to be named.</summary>
    public static IdInput Session(string description = "The session.") => new("id", isNeeded: true, description);

    /// <summary>A session that may be left out.</summary>
    public static IdInput SessionOrNone(string description, params string[] aliases) =>
        new("id", isNeeded: false, description, aliases);

    /// <summary>A lease.</summary>
    public static IdInput Lease() => new("lease", isNeeded: true, "The lease's id, as 'work next' gave it.");

    /// <summary>Has a verb take it.</summary>
    public Command AddTo(Command verb)
    {
        verb.Arguments.Insert(0, Argument);
        verb.Options.Insert(0, Option);
        verb.Validators.Add(Check);
        return verb;
    }

    /// <summary>The id; null when none is given.</summary>
    public string? Find(ParseResult arguments) => arguments.GetValue(Option) ?? arguments.GetValue(Argument);

    /// <summary>The id that has to be there.</summary>
    public string Get(ParseResult arguments) => Find(arguments)!;

    private void Check(CommandResult result)
    {
        var (argument, option) = (result.LastOf(Argument), result.LastOf(Option));
        if (argument is not null && option is not null)
            result.AddError(GivenTwice);
        else if (Argument.IsNeeded && argument is null && option is null)
            result.AddError(Missing);
    }

    public string GivenTwice => $"The {What} is named twice: by the argument and by --id.";

    public string Missing => $"Which {What}? Give its id.";
}
