using System.CommandLine;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>The options that several verbs have, each with one meaning.</summary>
internal static class SharedOptions
{
    public static Option<string?> Pipe() => new("--pipe")
    {
        Description = "The daemon's address: a socket's absolute path, on Windows a pipe's name. "
            + $"Else {BridgeAddress.Variable}, else the user's own.",
        HelpName = "path",
    };

    public static Option<string?> Workspace() => new("--workspace")
    {
        Description = "The project directory that sessions are in; else the one that the current directory belongs to.",
        HelpName = "directory",
    };

    public static Option<string?> From() => new("--from")
    {
        Description = "Begin with the first entry that has this sequence number or a higher one.",
        HelpName = "seq",
    };

    public static Option<bool> NoStart() => new("--no-start")
    {
        Description = "Fail rather than start a daemon.",
    };
}
