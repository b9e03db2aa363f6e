using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>An event that is in its session's journal.</summary>
/// <param name="Seq">Its sequence number as the journal writes it, a JavaScript number.</param>
/// <param name="Durability">What was done before answering: <c>fsync</c> or <c>os</c>.</param>
/// <param name="Snapshot">The session after it.</param>
public sealed record AppendedEvent(string Seq, string Durability, JsonElement Snapshot);
