using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>What the daemon refused, or why it was not reached.</summary>
public sealed class DaemonException : Exception
{
    /// <summary>Nobody answers at the address.</summary>
    public const string Unreachable = "daemon_unreachable";

    /// <summary>This process is not permitted to connect to the address, usually because of a sandbox.</summary>
    public const string NotPermitted = "not_permitted";

    /// <summary>A daemon was started and did not come up.</summary>
    public const string StartFailed = "daemon_start_failed";

    /// <summary>What answers is no daemon, or does not speak as one.</summary>
    public const string InvalidAnswer = "invalid_answer";

    /// <summary>The daemon speaks other versions of the protocol than the client.</summary>
    public const string ProtocolMismatch = "protocol_mismatch";

    /// <summary>Carries a refusal.</summary>
    public DaemonException(string code, string sentence, string? hint = null, Exception? cause = null)
        : base(sentence, cause) => (Code, Hint) = (code, hint);

    /// <summary>For programs: a code of the bridge's error table, or one of the client's own.</summary>
    public string Code { get; }

    /// <summary>What to do about it, when there is something to do.</summary>
    public string? Hint { get; }

    /// <summary>
    /// The session's last sequence number, when another was expected (<c>sequence_mismatch</c>); else null.
    /// </summary>
    public long? LastSeq { get; init; }

    internal static DaemonException OtherProtocol(BridgeAddress address, DaemonHello daemon) => new(
        ProtocolMismatch,
        $"The daemon {daemon.Version} at {address} speaks protocols {daemon.Protocol.Min} to {daemon.Protocol.Max}, "
            + $"this client {ProtocolRange.Spoken}.",
        "Bring both to the same version, then run 'live-sessions restart'.");

    internal static DaemonException NoDaemon(Exception? cause = null) => new(
        InvalidAnswer,
        "What answers is no live-sessions daemon.",
        $"Name the daemon's address with --pipe or {BridgeAddress.Variable}.",
        cause);
}
