namespace LiveSessionActors.Sessions.Journals;

/// <summary>The payload of a write: an entry, and the place behind which its writer believes it comes.</summary>
/// <param name="Entry">What is written.</param>
/// <param name="Expected">The place of the whole batch; the same instance for each entry of one batch.</param>
public sealed record PendingEntry(JournalEntry Entry, JournalPosition Expected);

/// <summary>
/// The payload of a replay: a line, and the place behind it (behind the last terminated line, when it is the
/// unterminated one).
/// </summary>
/// <param name="Line">What was read.</param>
/// <param name="Position">Where reading goes on.</param>
public sealed record ReplayedLine(JournalLine Line, JournalPosition Position);

/// <summary>The payload of a snapshot: what <c>&lt;id&gt;.snapshot.json</c> is to hold.</summary>
/// <param name="Snapshot">The session as of the last entry.</param>
public sealed record SnapshotFile(SessionSnapshot Snapshot);
