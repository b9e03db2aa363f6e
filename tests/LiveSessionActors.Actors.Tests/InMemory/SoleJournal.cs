using Akka.Actor;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>A journal that only its session's actor writes to.</summary>
internal sealed class SoleJournal(ActorSystem system, SessionKey session) : ISharedJournal
{
    private JournalPosition? _end;

    public JournalPosition Recovered(long sequenceNr) => _end = new EntryCount((int)sequenceNr);

    public ValueTask<JournalTail> ReadAsync(JournalPosition from, CancellationToken cancellation) => from == _end
        ? ValueTask.FromResult(JournalTail.Unchanged(from))
        : new ValueTask<JournalTail>(ReadOnAsync(from));

    public async Task<IReadOnlyDictionary<string, AppendedEvent>> FindAppendedAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var lines = await Entries.ReadAsync(system, session, 1);
        return lines.Select(line => line.Entry!)
            .Where(entry => entry.IdempotencyKey is { } key && keys.Contains(key))
            .DistinctBy(entry => entry.IdempotencyKey)
            .ToDictionary(entry => entry.IdempotencyKey!, AppendedEvent.Of);
    }

    public void Expect(JournalPosition end) => _end = end;

    public JournalPosition? Written(IReadOnlyList<JournalEntry> entries) =>
        _end = new EntryCount(_end!.Lines + entries.Count);

    public Task FlushAsync() => Task.CompletedTask;

    public Task ShowAsync(SessionSnapshot snapshot) => Task.CompletedTask;

    public void Dispose()
    {
        // Nothing is held.
    }

    private async Task<JournalTail> ReadOnAsync(JournalPosition from)
    {
        var lines = await Entries.ReadAsync(system, session, from.Lines + 1);
        return new JournalTail(
            Replaced: false, [.. lines], new EntryCount(from.Lines + lines.Count), More: false);
    }

    private sealed record EntryCount(int Count) : JournalPosition
    {
        public override int Lines => Count;

        public override bool IsSamePlace(JournalPosition other) => Lines == other.Lines;
    }
}
