using System.CommandLine;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions daemon</c>: runs the daemon in this process until it is stopped.</summary>
internal static class DaemonVerb
{
    public static Command Create()
    {
        var pipe = SharedOptions.Pipe();
        var workspace = SharedOptions.Workspace();
        var json = SharedOptions.Json();
        var configuration = new Option<string?>("--config")
        {
            Description = "A HOCON file with what differs from the defaults. Else LIVE_SESSIONS_CONFIG.",
            HelpName = "file",
        };
        var verb = new Command("daemon", "Run the daemon in the foreground; one line says when it answers.")
        {
            pipe, workspace, configuration, json,
        };
        verb.SetAction((arguments, _) =>
        {
            var options = new DaemonOptions(
                BridgeAddress.Resolve(arguments.GetValue(pipe)),
                Path.GetFullPath(arguments.GetValue(workspace) ?? Environment.CurrentDirectory),
                arguments.GetValue(configuration));
            return LiveSessionDaemon.RunAsync(options, () => Announce(options, arguments.GetValue(json)));
        });
        return verb;
    }

    private static void Announce(DaemonOptions options, bool json)
    {
        var (pipe, workspace, pid) = (options.Address.Value, options.Workspace, Environment.ProcessId);
        Console.Out.WriteLine(json
            ? JsonLine.Of(("pipe", pipe), ("workspace", workspace), ("pid", pid))
            : $"Live sessions of {workspace} are served on {pipe} by process {pid}. Ctrl+C ends it.");
    }
}
