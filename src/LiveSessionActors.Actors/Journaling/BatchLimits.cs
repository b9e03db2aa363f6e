namespace LiveSessionActors.Actors.Journaling;

/// <summary>How much one write takes.</summary>
/// <param name="Entries">At most so many appends.</param>
/// <param name="Bytes">At most so many bytes of entries, a single larger one excepted.</param>
/// <param name="EntryBytes">No entry is larger, because it could not be read again.</param>
internal sealed record BatchLimits(int Entries, long Bytes, int EntryBytes);
