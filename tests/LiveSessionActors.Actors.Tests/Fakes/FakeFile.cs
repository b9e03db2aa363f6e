using System.Text;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>A journal in memory.</summary>
internal sealed class FakeFile
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private string _open = "";
    private int _generation;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public bool Exists { get; private set; }

    /// <summary>Whether it is in its legacy place.</summary>
    public bool IsLegacy { get; set; }

    /// <summary>Where its writer believes it to end; null when only a look can tell.</summary>
    public JournalPosition? Expected { get; set; }

    /// <summary>Where it ends.</summary>
    public FakePosition End => new(_generation, _lines.Count, Encoding.UTF8.GetByteCount(_open), IsLegacy);

    /// <summary>Appends as another process does: text that may hold newlines or lack the last one.</summary>
    public void Append(string text)
    {
        lock (_lock)
        {
            Exists = true;
            var parts = (_open + text).Split('\n');
            _lines.AddRange(parts[..^1]);
            _open = parts[^1];
        }
    }

    public void Replace(string text)
    {
        lock (_lock)
        {
            _generation++;
            _lines.Clear();
            _open = "";
            Append(text);
        }
    }

    public bool IsAt(JournalPosition? position)
    {
        lock (_lock)
            return End.Equals(position);
    }

    public void Write(IEnumerable<JournalEntry> entries)
    {
        lock (_lock)
            Append((_open.Length > 0 ? "\n" : "") + string.Concat(entries.Select(entry => Some.Text(entry) + "\n")));
    }

    /// <summary>Writes unless others have written since; nothing comes between the look and the write.</summary>
    public bool TryWrite(IEnumerable<JournalEntry> entries)
    {
        lock (_lock)
        {
            if (!IsAt(Expected))
                return false;
            Write(entries);
            Expected = End;
            return true;
        }
    }

    public JournalTail Read(JournalPosition from, int linesMax)
    {
        lock (_lock)
            return IsAt(from) ? JournalTail.Unchanged(from) : ReadOn(from, linesMax);
    }

    private JournalTail ReadOn(JournalPosition from, int linesMax)
    {
        var replaced = from is FakePosition known
            && (known.Generation != _generation || known.LineCount > _lines.Count);
        var start = replaced ? 0 : from.Lines;
        var end = Math.Min(_lines.Count, start + linesMax);
        var lines = Enumerable.Range(start, end - start).Select(index => Line(_lines[index], index, terminated: true));
        return end < _lines.Count
            ? new JournalTail(replaced, [.. lines], new FakePosition(_generation, end, 0, IsLegacy), true)
            : new JournalTail(replaced, [.. lines, .. OpenLine()], End, false);
    }

    private IEnumerable<JournalLine> OpenLine() =>
        _open.Length > 0 ? [Line(_open, _lines.Count, terminated: false)] : [];

    private static JournalLine Line(string text, int index, bool terminated) =>
        JournalLine.Read(Encoding.UTF8.GetBytes(text), index + 1, terminated);
}
