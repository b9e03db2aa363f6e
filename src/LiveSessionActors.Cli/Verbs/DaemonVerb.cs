using System.CommandLine;
using LiveSessionActors.Cli.Detaching;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;
using LiveSessionActors.Sessions.EcmaScript;

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
        var (pipe, workspace, format) = (SharedOptions.Pipe(), SharedOptions.Workspace(), new FormatInput());
        var verb = new Command("daemon", "Run the daemon in the foreground; one line says when it answers.")
        {
            pipe, workspace, Configuration, ToFile, Detach,
        };
        format.AddTo(verb);
        verb.SetAction(arguments => Run(new PlainDaemonCall(
            arguments.GetValue(pipe),
            arguments.GetValue(workspace),
            arguments.GetValue(Configuration),
            format.AsksForJson(arguments),
            arguments.GetValue(Detach),
            arguments.GetValue(ToFile))));
        return verb;
    }

    /// <summary>Runs the daemon until it ends; gives its exit code.</summary>
    public static int Run(PlainDaemonCall call)
    {
        StandardStreams.Secure();
        var address = BridgeAddress.Resolve(call.Pipe);
        var serves = false;
        var options = new DaemonOptions(
            address,
            OwnWorkspace(call.Workspace),
            call.Configuration,
            call.Detach || call.ToFile ? LogFileOf(address, () => serves) : null);
        if (call.Detach)
            Detachment.LeaveTerminal();
        return LiveSessionDaemon.Run(options, () =>
        {
            Announce(options, call.Json);
            serves = true;
            if (call.Detach)
                Detachment.LeaveStreams();
        });
    }

    // Commands start it in the root directory, which is nobody's project.
    private static string? OwnWorkspace(string? named) =>
        WorkspacePath.Of(named).Path is var path && named is null && Path.GetPathRoot(path) == path ? null : path;

    // A daemon that does not start tells its starter why.
    private static LogFile? LogFileOf(BridgeAddress address, Func<bool> serves) =>
        LogPlace.PathOf(address) is { } path
            ? new LogFile(path, log => { if (serves()) Detachment.LeaveErrorsTo(log); })
            : null;

    private static void Announce(DaemonOptions options, bool json)
    {
        var (pipe, workspace, pid) = (options.Address.Value, options.Workspace, Environment.ProcessId);
        var quoted = workspace is null ? "null" : JsString.Of(workspace).ToString();
        Console.Out.WriteLine(json
            ? $"{{\"pipe\":{JsString.Of(pipe)},\"workspace\":{quoted},\"pid\":{pid}}}"
            : $"Live sessions{(workspace is null ? "" : $" of {workspace}")} are served on {pipe} by process {pid}. "
                + "Ctrl+C ends it.");
    }
}
