using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Looks for idempotency keys in a journal, from its start.</summary>
internal sealed class KeySearch(SessionFile session, IReadOnlyCollection<string> keys)
    : FileWork<IReadOnlyDictionary<string, AppendedEvent>>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out IReadOnlyDictionary<string, AppendedEvent> result)
    {
        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        result = reader is null ? new Dictionary<string, AppendedEvent>() : Find(reader);
        return TimeSpan.Zero;
    }

    private Dictionary<string, AppendedEvent> Find(JournalReader reader)
    {
        var found = new Dictionary<string, AppendedEvent>();
        using var scanner = new LineScanner(reader, 0, session.Setting.Settings);
        while (found.Count < keys.Count && scanner.MoveNext())
        {
            if (KeyedLine.Read(scanner) is { IdempotencyKey: { } key } entry && keys.Contains(key))
                found.TryAdd(key, AppendedEvent.Of(entry));
        }

        return found;
    }
}
