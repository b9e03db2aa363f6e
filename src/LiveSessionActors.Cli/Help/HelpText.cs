using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LiveSessionActors.Cli.Verbs;

namespace LiveSessionActors.Cli.Help;

/// <summary>The library's help, where an argument that may be left out stands in brackets, as <c>[id]</c>.</summary>
internal sealed class HelpText(HelpAction plain) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Has a command and all below it show their help so.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            option.Action = new HelpText((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var (configuration, text) = (parseResult.InvocationConfiguration, new StringWriter());
        var output = configuration.Output;
        configuration.Output = text;
        plain.Invoke(parseResult);
        configuration.Output = output;
        output.Write(InBrackets(text.ToString(), parseResult.CommandResult.Command));
        return ExitCode.Done;
    }

    // Brackets are as wide as what they take the place of, so that columns stay.
    private static string InBrackets(string text, Command command)
    {
        if (command.Arguments.Count > 0)
            text = text.Replace(UsageOf(command), Words(command), StringComparison.Ordinal);
        foreach (var part in command.Subcommands.Where(part => part.Arguments.Count > 0))
            text = text.Replace(
                $"  {part.Name} {Joined(part, argument => $"<{argument.Name}>")}",
                $"  {part.Name} {Words(part)}",
                StringComparison.Ordinal);
        return text;
    }

    // The library nests those that may be left out: [<id> [<event>]].
    private static string UsageOf(Command command) =>
        $"[{string.Join(" [", command.Arguments.Select(argument => $"<{argument.Name}>"))}"
        + new string(']', command.Arguments.Count);

    private static string Words(Command command) =>
        Joined(command, argument => IsNeeded(argument) ? $"<{argument.Name}>" : $"[{argument.Name}]");

    private static string Joined(Command command, Func<Argument, string> word) =>
        string.Join(' ', command.Arguments.Select(word));

    private static bool IsNeeded(Argument argument) =>
        argument is IdArgument { IsNeeded: true } || argument.Arity.MinimumNumberOfValues > 0;
}
