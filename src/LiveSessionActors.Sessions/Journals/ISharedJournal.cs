namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// A session's journal as other programs see it: what they appended, where a write comes down among their lines, and the
/// snapshot file that they read. All that a session's actor asks of files; where nobody else writes, there is nothing to
/// find. For one actor at a time, which disposes it when it ends. Every failure is a <see cref="SessionException"/>.
/// </summary>
public interface ISharedJournal : IDisposable
{
    /// <summary>
    /// The place that a recovery has read to, which <paramref name="sequenceNr"/> is Akka.Persistence's name for;
    /// <see cref="JournalPosition.Start"/> when only a look can tell.
    /// </summary>
    JournalPosition Recovered(long sequenceNr);

    /// <summary>
    /// What the journal holds after <paramref name="from"/>. Completes at once, at the cost of one look at the file's
    /// size and times, when nothing was appended.
    /// </summary>
    ValueTask<JournalTail> ReadAsync(JournalPosition from, CancellationToken cancellation);

    /// <summary>
    /// What was appended under idempotency keys, however long ago: of each that is in the journal, the first entry. For
    /// keys that a session does not hold any more, since the journal is read for it from its start.
    /// </summary>
    Task<IReadOnlyDictionary<string, AppendedEvent>> FindAppendedAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>
    /// The next entries persisted are numbered to come behind this place. Where others have written behind it by then,
    /// they are rejected with <see cref="JournalMovedException"/>.
    /// </summary>
    void Expect(JournalPosition end);

    /// <summary>
    /// The place behind entries that were persisted. Null when they are in the journal behind, or among, lines of others
    /// that had come first: who reads on finds them there, all of them unless the system had cut the write in parts, or
    /// somebody's unfinished line came directly before one of them.
    /// </summary>
    JournalPosition? Written(IReadOnlyList<JournalEntry> entries);

    /// <summary>
    /// Returns once everything the journal holds is on disk, as it is before an append is answered; an entry that was
    /// found there may never have been flushed.
    /// </summary>
    Task FlushAsync();

    /// <summary>Has other programs see the session as it stands, in its snapshot file; where it may not, nothing happens.</summary>
    Task ShowAsync(SessionSnapshot snapshot);
}
