namespace LiveSessionActors.Client.Wire;

/// <summary>Who answers on the pipe.</summary>
/// <param name="Name">The program.</param>
/// <param name="Version">Its version.</param>
/// <param name="Pid">Its process.</param>
/// <param name="Protocol">The versions of the protocol it speaks.</param>
/// <param name="Workspace">The workspace that requests without one are about; null when such are refused.</param>
/// <param name="Durability">How durable an answered append is: <c>fsync</c> or <c>os</c>.</param>
/// <param name="UptimeMs">Milliseconds since it started.</param>
public sealed record DaemonHello(
    string Name,
    string Version,
    int Pid,
    ProtocolRange Protocol,
    string? Workspace,
    string Durability,
    long UptimeMs);

/// <summary>The versions of the protocol that a daemon speaks.</summary>
/// <param name="Min">The oldest.</param>
/// <param name="Max">The newest.</param>
public sealed record ProtocolRange(int Min, int Max)
{
    /// <summary>The version that this client speaks.</summary>
    public const int Spoken = 1;

    /// <summary>Whether the daemon speaks this client's.</summary>
    public bool IncludesSpoken => Min <= Spoken && Spoken <= Max;
}
