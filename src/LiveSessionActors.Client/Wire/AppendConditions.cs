namespace LiveSessionActors.Client.Wire;

/// <summary>What an append is to depend on.</summary>
/// <param name="IdempotencyKey">
/// The same key with the same event is written once and answered alike: 1 to 128 of <c>A-Za-z0-9_-</c>.
/// </param>
/// <param name="ExpectedSeq">
/// Refuses with <c>sequence_mismatch</c> unless this is the session's last sequence number, 0 for one without entries.
/// </param>
/// <param name="MustExist">
/// Refuses with <c>session_not_found</c> unless the session has a journal, so that a mistaken id begins no new one.
/// </param>
public sealed record AppendConditions(
    string? IdempotencyKey = null, long? ExpectedSeq = null, bool MustExist = false);
