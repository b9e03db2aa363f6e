using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>A line that was found.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Change">What it changed; null when it changed nothing or that was not asked for.</param>
internal readonly record struct FoundLine(ulong Hash, SessionChange? Change);

/// <summary>What a look at a journal found.</summary>
/// <param name="Session">Whose journal.</param>
/// <param name="Before">What was known of it when the look began.</param>
/// <param name="Now">What is known of it with what was found.</param>
/// <param name="Lines">The lines behind those that were known.</param>
/// <param name="Replaced">The journal is another one by now; of its lines none is told.</param>
/// <param name="More">There is more to be found.</param>
internal sealed record JournalFinding(
    SessionId Session,
    WatchedJournal Before,
    WatchedJournal Now,
    IReadOnlyList<FoundLine> Lines,
    bool Replaced,
    bool More);
