using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>A session's journal on <see cref="FakeDisk"/>.</summary>
internal sealed class FakeSharedJournal(FakeDisk disk, SessionKey session, Func<bool> mayWrite) : ISharedJournal
{
    private readonly FakeFile _file = disk.File(session);

    public JournalPosition Recovered(long sequenceNr) => _file.Expected ?? JournalPosition.Start;

    public async ValueTask<JournalTail> ReadAsync(JournalPosition from, CancellationToken cancellation)
    {
        disk.Looks.Enqueue(from);
        await disk.LookGate.Pass();
        return disk.LookFailure is { } failure ? throw failure : _file.Read(from, disk.LinesAtOnce);
    }

    public async Task<IReadOnlyDictionary<string, AppendedEvent>> FindAppendedAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        disk.Searches.Enqueue([.. keys]);
        await disk.SearchGate.Pass();
        if (disk.SearchFailure is { } failure)
            throw failure;
        return _file.Read(JournalPosition.Start, int.MaxValue).Lines
            .Select(line => line.Entry).OfType<JournalEntry>()
            .Where(entry => entry.IdempotencyKey is { } key && keys.Contains(key))
            .DistinctBy(entry => entry.IdempotencyKey)
            .ToDictionary(entry => entry.IdempotencyKey!, AppendedEvent.Of);
    }

    public void Expect(JournalPosition end) => _file.Expected = end;

    public JournalPosition? Written(IReadOnlyList<JournalEntry> entries) => _file.Expected;

    public Task FlushAsync() => Task.CompletedTask;

    public async Task ShowAsync(SessionSnapshot snapshot)
    {
        if (!mayWrite())
            return;
        await disk.SnapshotGate.Pass();
        if (disk.SnapshotFailure is { } failure)
            throw failure;
        disk.Save(session.PersistenceId, snapshot);
    }

    public void Dispose()
    {
        // Nothing was borrowed.
    }
}
