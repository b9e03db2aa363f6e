using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Who answers at the address.</summary>
internal static class DaemonCheck
{
    private const string Name = "daemon";

    /// <summary>The check, and what the daemon said when one answers.</summary>
    public static async Task<(Check Check, DaemonHello? Hello)> RunAsync(VerbCall call)
    {
        try
        {
            var hello = await call.Starter.HelloAsync(call.Cancellation);
            return (hello is null ? Nobody(call.Address) : Of(hello), hello);
        }
        catch (DaemonException failure)
        {
            return (WithoutHello(failure, ListenerAt(call.Address).Process), null);
        }
    }

    private static SocketPeer ListenerAt(BridgeAddress address) =>
        OperatingSystem.IsWindows() ? default : SocketPeer.At(address.Value);

    private static Check WithoutHello(DaemonException failure, int? process) => process is null
        ? new Check(false, Name, failure.Message, failure.Hint)
        : new Check(
            false,
            Name,
            $"{failure.Message} It is process {process}.",
            $"{ProcessState.Remedy(process.Value)} Else name the daemon's address with --pipe.");

    private static Check Nobody(BridgeAddress address) => ListenerAt(address) switch
    {
        { Answers: true, Process: var process } => new Check(
            false,
            Name,
            (process is null ? "somebody" : $"process {process}")
                + " listens there and does not answer as a daemon does",
            $"Name the daemon's address with --pipe or {BridgeAddress.Variable}."),
        _ when File.Exists(address.Value) => new Check(
            true, Name, "none runs; the socket that one left behind is replaced at the next start"),
        _ => new Check(true, Name, "none runs; the next command starts one"),
    };

    private static Check Of(DaemonHello hello)
    {
        var uptime = PersonTime.Of(TimeSpan.FromMilliseconds(hello.UptimeMs));
        var detail = $"process {hello.Pid}, version {hello.Version}, up {uptime}, durability {hello.Durability}";
        if (!hello.Protocol.IncludesSpoken)
            return new Check(
                false,
                Name,
                $"{detail}; it speaks protocols {hello.Protocol.Min} to {hello.Protocol.Max}, and this program "
                + $"{ProtocolRange.Spoken}",
                "Bring both to the same version, then: live-sessions restart");
        return Version.TryParse(hello.Version, out var version) && version > OwnProgram.Version
            ? new Check(false, Name, $"{detail}; it is newer than this program", "Use the newer live-sessions.")
            : new Check(true, Name, detail);
    }
}
