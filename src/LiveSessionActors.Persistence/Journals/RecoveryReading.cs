using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What the first half of a recovery, counting, leaves to the second, replaying.</summary>
/// <param name="Place">Where the journal was.</param>
/// <param name="Look">What it was.</param>
/// <param name="Start">The recovery point that it goes on from, or null.</param>
/// <param name="Journal">All of it behind that, when it is small.</param>
/// <param name="TailSince">When its unterminated line was first seen with its length.</param>
internal sealed record RecoveryReading(
    JournalPlace Place, FileLook Look, FilePosition? Start, byte[]? Journal, long TailSince);
