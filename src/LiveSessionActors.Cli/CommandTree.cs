using System.CommandLine;
using System.CommandLine.Invocation;
using LiveSessionActors.Cli.Help;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Cli.Verbs.Work;
using LiveSessionActors.Client;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli;

/// <summary>All verbs.</summary>
internal static class CommandTree
{
    public static RootCommand Root()
    {
        var root = new RootCommand(
            "Live sessions: a daemon that keeps them, and commands that drive it over its pipe. Commands start the "
            + "daemon when none runs.\n\n" + ExitCode.Meanings);
        root.Add(StatusVerb.Create());
        root.Add(ResumeVerb.Create());
        root.Add(CompleteVerb.Create());
        root.Add(ListVerb.Create());
        root.Add(ShowVerb.Create());
        root.Add(AppendVerb.Create());
        root.Add(HistoryVerb.Create());
        root.Add(JournalVerb.Create());
        root.Add(WatchVerb.Create());
        root.Add(WorkVerb.Create());
        root.Add(VerifyVerb.Create());
        root.Add(MigrateVerb.Create());
        root.Add(ArchiveVerb.Create());
        root.Add(StartVerb.Create());
        root.Add(StopVerb.Create());
        root.Add(RestartVerb.Create());
        root.Add(DaemonVerb.Create());
        root.Add(EndpointVerb.Create());
        root.Add(LogVerb.Create());
        root.Add(ServiceVerb.Create());
        root.Add(DoctorVerb.Create());
        root.Add(DemoVerb.Create());
        root.Add(CompletionsVerb.Create());
        HelpText.AddTo(root);
        return root;
    }

    /// <summary>Runs the verb that a command line names; gives the exit code.</summary>
    public static int Run(string[] arguments, bool json)
    {
        // The daemon ends by its own handling of signals, and the program has a sentence for every failure.
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        var parsed = Root().Parse(arguments.Length == 0 ? ["--help"] : arguments);
        return parsed.Action is ParseErrorAction ? ErrorOutput.Write(json, Misread(parsed)) : parsed.Invoke(invocation);
    }

    /// <summary>Why a command line cannot be understood.</summary>
    private static DaemonException Misread(ParseResult parsed)
    {
        var verb = string.Concat(Names(parsed.CommandResult.Command).Reverse().Select(name => name + " "));
        return new DaemonException(
            "usage",
            parsed.UnmatchedTokens is [var unknown, ..]
                ? $"'{unknown}' is no command, option or argument here."
                : string.Join(" ", parsed.Errors.Select(error => error.Message).Distinct()),
            $"{Suggestion(parsed, verb)}'live-sessions {verb}--help' says what there is.");
    }

    // What is written like an option is taken for one that is there.
    private static string Suggestion(ParseResult parsed, string verb)
    {
        if (parsed.UnmatchedTokens is not [var unknown, ..])
            return "";

        var command = parsed.CommandResult.Command;
        var names = unknown.StartsWith('-')
            ? command.Options.Where(option => !option.Hidden).Select(option => option.Name)
            : command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name);
        return NearestName.Of(unknown, names) is { } name ? $"Did you mean 'live-sessions {verb}{name}'? " : "";
    }

    private static IEnumerable<string> Names(Symbol? command)
    {
        for (; command is Command and not RootCommand; command = command.Parents.FirstOrDefault())
            yield return command.Name;
    }
}
