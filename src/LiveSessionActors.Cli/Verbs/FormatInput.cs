using System.CommandLine;
using System.CommandLine.Parsing;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// How a verb answers: <c>--format text</c> or <c>--format json</c>, <c>--json</c> for short; else in JSON where the
/// output is no terminal.
/// </summary>
internal sealed class FormatInput
{
    private const string InText = "text";
    private const string InJson = "json";

    private readonly Option<bool> _json = new("--json") { Description = "The same as --format json." };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "Answer in text, for people, or in JSON; else in JSON where the output is no terminal.",
        HelpName = "text|json",
    };

    /// <summary>Has a verb take it.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_format);
        verb.Add(_json);
        verb.Validators.Add(Check);
    }

    /// <summary>Whether JSON is asked for.</summary>
    public bool AsksForJson(ParseResult arguments) =>
        arguments.GetValue(_json) || arguments.GetValue(_format) == InJson;

    /// <summary>Whether the answer is to be JSON, since it is asked for or since a program reads it.</summary>
    public bool IsJson(ParseResult arguments) => AsksForJson(arguments)
        || (arguments.GetValue(_format) is null && Console.IsOutputRedirected);

    /// <summary>Whether a command line that may be wrong asks for JSON.</summary>
    public static bool AsksForJson(string[] arguments) => arguments.Contains("--json")
        || arguments.Contains("--format=json")
        || arguments.Zip(arguments.Skip(1)).Contains(("--format", InJson));

    private void Check(CommandResult result)
    {
        var format = result.LastOf(_format);
        if (format is not (null or InText or InJson))
            result.AddError($"--format is text or json, and not '{format}'.");
        else if (format == InText && result.GetValue(_json))
            result.AddError("The answer is either in --json or in --format text.");
    }
}
