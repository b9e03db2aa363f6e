namespace LiveSessionActors.Client.Wire;

/// <summary>What an append is to depend on.</summary>
/// <param name="IdempotencyKey">
/// The same key with the same event is written once and answered alike: 1 to 128 of <c>A-Za-z0-9_-</c>.
/// </param>
/// <param name="ExpectedSeq">Refuses unless this is the session's last sequence number, as its journal has it.</param>
public sealed record AppendConditions(string? IdempotencyKey = null, string? ExpectedSeq = null);
