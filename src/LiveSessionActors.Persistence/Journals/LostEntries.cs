using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// The entries that lines so far hold glued to something unreadable and behind which nothing newer stands: only these
/// may be appended once more, since any other would take the session back in time.
/// </summary>
internal sealed class LostEntries(SessionId session)
{
    // More than so much is not kept in memory: what was lost first is left a diagnostic.
    private const int BytesMax = 32 << 20;

    private readonly List<byte[]> _entries = [];
    private int _bytes;

    /// <summary>Whether there are any.</summary>
    public bool Any => _entries.Count > 0;

    /// <summary>What they are, in the order of the journal.</summary>
    public IReadOnlyList<byte[]> All => _entries;

    /// <summary>Takes in the line where the scanner stands.</summary>
    public void See(LineScanner scanner, bool isUnreadable)
    {
        if (isUnreadable && !scanner.TooLong)
            AddFrom(scanner.Text);
        else if (Any && (scanner.TooLong || scanner.ToLine(1).Entry is not null))
            DropBefore(scanner.TooLong ? -1 : IndexOf(scanner.Text));
    }

    /// <summary>Drops those that a line has to itself, or whose idempotency key it has.</summary>
    public void Drop(LineScanner scanner)
    {
        if (scanner.TooLong)
            return;
        if (IndexOf(scanner.Text) is >= 0 and var index)
            RemoveAt(index);
        if (Any && KeyedLine.Read(scanner) is { IdempotencyKey: { } key })
        {
            for (var at = _entries.Count - 1; at >= 0; at--)
            {
                if (Read(_entries[at])?.IdempotencyKey == key)
                    RemoveAt(at);
            }
        }
    }

    private void AddFrom(ReadOnlySpan<byte> line)
    {
        foreach (var range in GluedEntries.In(line))
        {
            var text = line[range];
            if (IndexOf(text) >= 0 || Read(text)?.IsWholeOf(session) != true)
                continue;
            _entries.Add(text.ToArray());
            _bytes += text.Length;
            while (_bytes > BytesMax)
                RemoveAt(0);
        }
    }

    // A line that is one of them was brought back: those behind it are to follow.
    private void DropBefore(int index)
    {
        for (var count = index < 0 ? _entries.Count : index + 1; count > 0; count--)
            RemoveAt(0);
    }

    private void RemoveAt(int index)
    {
        _bytes -= _entries[index].Length;
        _entries.RemoveAt(index);
    }

    private int IndexOf(ReadOnlySpan<byte> line)
    {
        for (var index = 0; index < _entries.Count; index++)
        {
            if (line.SequenceEqual(_entries[index]))
                return index;
        }

        return -1;
    }

    private static JournalEntry? Read(ReadOnlySpan<byte> text) => JournalLine.Read(text, 1, terminated: true).Entry;
}
