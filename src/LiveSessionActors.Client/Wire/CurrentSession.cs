using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>A session as it stands.</summary>
/// <param name="Snapshot">Its snapshot, be it over or not.</param>
/// <param name="LastSeq">
/// Its last sequence number, 0 when it has no entries: what an append expects that is to come right behind this.
/// </param>
public sealed record CurrentSession(JsonElement Snapshot, long LastSeq);
