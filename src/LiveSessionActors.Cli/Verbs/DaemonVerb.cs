using System.CommandLine;
using LiveSessionActors.Cli.Detaching;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions daemon</c>: runs the daemon in this process until it is stopped.</summary>
internal static class DaemonVerb
{
    private static readonly Option<string?> Configuration = new("--config")
    {
        Description = "A HOCON file with what differs from the defaults. Else LIVE_SESSIONS_CONFIG.",
        HelpName = "file",
    };

    private static readonly Option<bool> ToFile = new("--log-file")
    {
        Description = "Log to a file, which 'live-sessions log' names, instead of the console.",
    };

    // How commands start it: it leaves their terminal at once, and their streams when it answers.
    private static readonly Option<bool> Detach = new("--detach") { Hidden = true };

    public static Command Create()
    {
        var (pipe, workspace, json) = (SharedOptions.Pipe(), SharedOptions.Workspace(), SharedOptions.Json());
        var verb = new Command("daemon", "Run the daemon in the foreground; one line says when it answers.")
        {
            pipe, workspace, Configuration, ToFile, json, Detach,
        };
        verb.SetAction((arguments, _) =>
        {
            var (address, detached) = (BridgeAddress.Resolve(arguments.GetValue(pipe)), arguments.GetValue(Detach));
            var options = new DaemonOptions(
                address,
                Path.GetFullPath(arguments.GetValue(workspace) ?? Environment.CurrentDirectory),
                arguments.GetValue(Configuration),
                detached || arguments.GetValue(ToFile) ? LogFileOf(address) : null);
            if (detached)
                Detachment.LeaveTerminal();
            return LiveSessionDaemon.RunAsync(options, () =>
            {
                Announce(options, arguments.GetValue(json));
                if (detached)
                    Detachment.LeaveStreams();
            });
        });
        return verb;
    }

    private static LogFile? LogFileOf(BridgeAddress address) =>
        LogPlace.PathOf(address) is { } path ? new LogFile(path, Detachment.LeaveErrorsTo) : null;

    private static void Announce(DaemonOptions options, bool json)
    {
        var (pipe, workspace, pid) = (options.Address.Value, options.Workspace, Environment.ProcessId);
        Console.Out.WriteLine(json
            ? JsonLine.Of(("pipe", pipe), ("workspace", workspace), ("pid", pid))
            : $"Live sessions of {workspace} are served on {pipe} by process {pid}. Ctrl+C ends it.");
    }
}
