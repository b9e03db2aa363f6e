namespace LiveSessionActors.Client.Wire;

/// <summary>The right to answer a piece of work, for a while.</summary>
/// <param name="Id">The lease; whoever knows it can answer the work.</param>
/// <param name="Session">The session that waits.</param>
/// <param name="Seq">The sequence number of the event it waits on, as its journal writes it.</param>
/// <param name="ExpiresAt">When the work becomes available to others.</param>
/// <param name="Attempt">How often the work was handed out by now, this time included.</param>
public sealed record WorkLease(string Id, string Session, string Seq, DateTimeOffset ExpiresAt, int Attempt);
