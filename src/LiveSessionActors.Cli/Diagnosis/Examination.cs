using System.Runtime.InteropServices;
using LiveSessionActors.Cli.Detaching;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Daemon;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Looks at the program, the pipe, the daemon and the workspace, in this order. Changes nothing.</summary>
internal static class Examination
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    public static async IAsyncEnumerable<Check> RunAsync(VerbCall call)
    {
        yield return new Check(
            true,
            "program",
            $"live-sessions {OwnProgram.Version.ToString(3)} on {RuntimeInformation.FrameworkDescription}, "
            + $"run by '{OwnProgram.Command}'");
        yield return Address(call.Address);
        yield return Configuration();

        var (daemon, hello) = await DaemonAsync(call);
        yield return daemon;
        if (hello is { Protocol.IncludesSpoken: true })
        {
            yield return await HealthAsync(call);
            yield return await JournalsAsync(call);
        }

        if (LogPlace.PathOf(call.Address) is { } log)
            yield return new Check(
                true,
                "log",
                File.Exists(log)
                    ? $"{log} has what daemons logged that commands started"
                    : $"a daemon that a command starts logs to {log}");
        yield return WorkspaceExamination.Run(call.Place, hello?.Pid);
    }

    private static Check Address(BridgeAddress address)
    {
        if (OperatingSystem.IsWindows())
            return new Check(true, "pipe", address.Value);

        var directory = new DirectoryInfo(Path.GetDirectoryName(address.Value)!);
        if (!directory.Exists)
            return new Check(true, "pipe", $"{address}; its directory is made when a daemon starts");

        if (InTheWay(address) is { } wrong)
            return wrong;
        var mode = Convert.ToString((int)directory.UnixFileMode, 8);
        var detail = $"{address}, in a directory with mode {mode}";
        return address.IsDefault && (directory.LinkTarget is not null || (directory.UnixFileMode & Others) != 0)
            ? new Check(false, "pipe", detail, $"Make {directory} a directory for you alone: chmod 700 {directory}")
            : new Check(true, "pipe", detail);
    }

    // What a start refuses to replace, or to take for its own.
    private static Check? InTheWay(BridgeAddress address)
    {
        var hint = $"Move it away if nobody needs it, or name another address with --pipe or {BridgeAddress.Variable}.";
        if (UnixFile.AtItself(address.Value) is { IsSocket: false })
            return new Check(false, "pipe", $"{address} is no socket, and nothing else is ever replaced", hint);
        return UnixFile.AtItself(address.Value + ".lock") is { } claim
            && (!claim.IsRegular || claim.Owner != UnixUser.Current)
                ? new Check(
                    false,
                    "pipe",
                    $"{address}.lock is {(claim.IsLink ? "a link" : $"no file of yours (user {claim.Owner})")}",
                    hint)
                : null;
    }

    private static Check Configuration()
    {
        var file = Environment.GetEnvironmentVariable("LIVE_SESSIONS_CONFIG");
        if (string.IsNullOrEmpty(file))
            return new Check(true, "configuration", "the defaults; no LIVE_SESSIONS_CONFIG is set");
        if (!File.Exists(file))
            return new Check(
                false, "configuration", $"LIVE_SESSIONS_CONFIG names {file}, which is no file", "Correct or unset it.");
        try
        {
            LiveSessionDaemon.CheckConfiguration(file);
            return new Check(true, "configuration", $"{file} over the defaults");
        }
        catch (StartRefusedException refused)
        {
            return new Check(false, "configuration", refused.Message, refused.Hint);
        }
    }

    private static async Task<(Check Check, DaemonHello? Hello)> DaemonAsync(VerbCall call)
    {
        try
        {
            var hello = await call.Starter.HelloAsync(call.Cancellation);
            return (Of(call.Address, hello), hello);
        }
        catch (DaemonException failure)
        {
            return (WithoutHello(failure, ListenerAt(call.Address).Process), null);
        }
    }

    private static SocketPeer ListenerAt(BridgeAddress address) =>
        OperatingSystem.IsWindows() ? default : SocketPeer.At(address.Value);

    private static Check WithoutHello(DaemonException failure, int? process) => process is null
        ? new Check(false, "daemon", failure.Message, failure.Hint)
        : new Check(
            false,
            "daemon",
            $"{failure.Message} It is process {process}.",
            $"{ProcessState.Remedy(process.Value)} Else name the daemon's address with --pipe.");

    private static Check Nobody(BridgeAddress address) => ListenerAt(address) switch
    {
        { Answers: true, Process: var process } => new Check(
            false,
            "daemon",
            (process is null ? "somebody" : $"process {process}")
                + " listens there and does not answer as a daemon does",
            $"Name the daemon's address with --pipe or {BridgeAddress.Variable}."),
        _ when File.Exists(address.Value) => new Check(
            true, "daemon", "none runs; the socket that one left behind is replaced at the next start"),
        _ => new Check(true, "daemon", "none runs; the next command starts one"),
    };

    private static Check Of(BridgeAddress address, DaemonHello? hello)
    {
        if (hello is null)
            return Nobody(address);

        var uptime = PersonTime.Of(TimeSpan.FromMilliseconds(hello.UptimeMs));
        var detail = $"process {hello.Pid}, version {hello.Version}, up {uptime}, "
            + $"durability {hello.Durability}";
        if (!hello.Protocol.IncludesSpoken)
            return new Check(
                false,
                "daemon",
                $"{detail}; it speaks protocols {hello.Protocol.Min} to {hello.Protocol.Max}, and this program "
                + $"{ProtocolRange.Spoken}",
                "Bring both to the same version, then: live-sessions restart");
        return Version.TryParse(hello.Version, out var version) && version > OwnProgram.Version
            ? new Check(false, "daemon", $"{detail}; it is newer than this program", "Use the newer live-sessions.")
            : new Check(true, "daemon", detail);
    }

    private static async Task<Check> HealthAsync(VerbCall call)
    {
        using var client = new LiveSessionClient(call.Address, call.Workspace);
        try
        {
            return Of(await client.HealthAsync(call.Cancellation));
        }
        catch (DaemonException failure)
        {
            return new Check(false, "health", failure.Message, failure.Hint);
        }
    }

    // By the daemon: what it cannot read is what is missing in its lists.
    private static async Task<Check> JournalsAsync(VerbCall call)
    {
        using var client = new LiveSessionClient(call.Address, call.Workspace);
        try
        {
            var warnings = await client.ListWarningsAsync(call.Cancellation);
            return warnings is []
                ? new Check(true, "journals", "the daemon can read all journals of the workspace")
                : new Check(
                    false,
                    "journals",
                    $"these are missing in every list: {string.Join("; ", warnings)}",
                    "Correct the permissions of these files, or move away what is no journal.");
        }
        catch (DaemonException failure)
        {
            return new Check(false, "journals", failure.Message, failure.Hint);
        }
    }

    private static Check Of(DaemonHealth health)
    {
        var failing = health.Checks?.Where(check => check.Value != "ok").Select(check => check.Key).ToList() ?? [];
        if (failing.Contains("live-sessions.program"))
            return new Check(
                false,
                "health",
                "the files of the program that the daemon runs were removed; it ends by itself once nobody uses it",
                "Have the program that is there now take its place: live-sessions restart");
        if (health is { PoisonedSessions: [], Status: not "ok" })
            return new Check(
                false,
                "health",
                $"fails: {string.Join(", ", failing)}",
                "See the daemon's log, then: live-sessions restart");
        if (health.PoisonedSessions is [])
            return new Check(
                true,
                "health",
                health.Workspaces is [] ? "no workspace is open" : $"open: {string.Join(", ", health.Workspaces)}");

        var poisoned = health.PoisonedSessions.Select(session => $"{session.Id} in {session.Workspace}");
        return new Check(
            false,
            "health",
            $"these sessions take no more appends, because a flush failed: {string.Join(", ", poisoned)}",
            "Check the disk, then: live-sessions restart");
    }
}
