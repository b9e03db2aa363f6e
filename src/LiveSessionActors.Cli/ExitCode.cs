using LiveSessionActors.Client;
using LiveSessionActors.Daemon;

namespace LiveSessionActors.Cli;

/// <summary>What the program's exit codes mean; those above 2 are from <c>sysexits.h</c>.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Wrong = 1;
    public const int Usage = 2;
    public const int NoWork = 3;
    public const int WorkspaceMissing = StartRefusedException.WorkspaceMissing;
    public const int Unavailable = 69;
    public const int AddressUnusable = StartRefusedException.AddressUnusable;
    public const int AlreadyRunning = StartRefusedException.AlreadyRunning;
    public const int NotPermitted = StartRefusedException.NotPermitted;
    public const int Interrupted = 130;
    public const int Configuration = StartRefusedException.Configuration;

    /// <summary>All of them, for the help.</summary>
    public const string Meanings =
        "Exit codes: 0 done; 1 something is wrong, refused or not found; 2 the command line is wrong; 3 no work "
        + "came; 66 no such workspace; 69 no daemon answers; 73 the pipe cannot be made; 75 a daemon runs already; "
        + "77 not permitted; 78 the configuration is wrong; 130 ended by Ctrl+C.";

    /// <summary>The exit code of a refusal.</summary>
    public static int Of(string code) => code switch
    {
        DaemonException.Unreachable or DaemonException.StartFailed or "daemon_not_found" or "timeout" or "stopping" =>
            Unavailable,
        "usage" or "invalid_address" or "invalid_session_id" or "invalid_json" or "invalid_parameter"
            or "invalid_request" => Usage,
        "workspace_not_found" => WorkspaceMissing,
        "address_unusable" => AddressUnusable,
        "already_running" => AlreadyRunning,
        DaemonException.NotPermitted or "other_user" or "not_writable" => NotPermitted,
        "configuration" => Configuration,
        _ => Wrong,
    };

    /// <summary>The code of a daemon's refusal to start, for programs.</summary>
    public static string CodeOf(StartRefusedException refused) => refused.ExitCode switch
    {
        WorkspaceMissing => "workspace_not_found",
        AddressUnusable => "address_unusable",
        AlreadyRunning => "already_running",
        NotPermitted => DaemonException.NotPermitted,
        Configuration => "configuration",
        _ => DaemonException.StartFailed,
    };
}
