namespace LiveSessionActors.Actors.Journaling;

/// <summary>What was appended under an idempotency key: enough to tell a repetition from another event.</summary>
/// <param name="Seq">The entry's sequence number.</param>
/// <param name="Digest">What the event's JSON comes to.</param>
internal sealed record KeyedEntry(double Seq, EventDigest Digest);
