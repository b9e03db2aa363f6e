using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>A session's files, held for as long as somebody reads or writes them.</summary>
/// <param name="session">The files, which were borrowed for this.</param>
internal sealed class SharedJournal(SessionFile session) : ISharedJournal
{
    // A legacy journal is copied first.
    private const int SalvageTriesMax = 2;

    /// <inheritdoc/>
    public JournalPosition Recovered(long sequenceNr) => session.End ?? JournalPosition.Start;

    /// <inheritdoc/>
    public ValueTask<JournalTail> ReadAsync(JournalPosition from, CancellationToken cancellation) =>
        from is FilePosition known && !session.SalvageSuspected
            && JournalLook.IsUnchanged(session.Setting.Calls, session.Paths, known)
                ? ValueTask.FromResult(JournalTail.Unchanged(known))
                : new ValueTask<JournalTail>(ReadOnAsync(from).WaitAsync(cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, AppendedEvent>> FindAppendedAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        DoAsync(new KeySearch(session, keys)).WaitAsync(cancellation);

    /// <inheritdoc/>
    public void Expect(JournalPosition end) => session.End = end as FilePosition;

    /// <inheritdoc/>
    public JournalPosition? Written(IReadOnlyList<JournalEntry> entries) => session.End;

    /// <inheritdoc/>
    public Task FlushAsync() => DoAsync(new JournalFlushing(session));

    /// <inheritdoc/>
    public Task ShowAsync(SessionSnapshot snapshot) => session.Guard.ReadOnly is null
        ? DoAsync(new SnapshotSaving(session, snapshot.LendFile()))
        : Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => session.GiveBack();

    // What the end of the journal has lost is brought back first and read with the rest.
    private async Task<JournalTail> ReadOnAsync(JournalPosition from)
    {
        var tail = await DoAsync(new JournalReading(session, from)).ConfigureAwait(false);
        for (var tries = 0; tries < SalvageTriesMax && await SalvageAsync(tail).ConfigureAwait(false); tries++)
            tail = await DoAsync(new JournalReading(session, from)).ConfigureAwait(false);
        return tail;
    }

    private async Task<bool> SalvageAsync(JournalTail tail) =>
        !tail.More && session.SalvageSuspected && tail.Position is FilePosition end
            && await DoAsync(new Salvaging(session, end)).ConfigureAwait(false);

    // Work gives back what was borrowed for it, which may be done after this is disposed.
    private Task<T> DoAsync<T>(FileWork<T> work)
    {
        session.Keep();
        return session.Do(work);
    }
}
