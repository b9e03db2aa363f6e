using System.Collections.Immutable;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// Applies lines to a state one after the other and keeps nothing of what lies between: what a long journal is read by.
/// </summary>
/// <param name="from">The state before the first of them.</param>
/// <param name="now">Stands in where an entry has no time of its own.</param>
public sealed class SessionFold(SessionState from, DateTimeOffset now)
{
    private PropertySlots? _slots;
    private SessionState? _state = from;
    private SessionFields _fields = from.Fields;
    private double _nextSeq = from.NextSeq;
    private Chain<JsObject> _unreadable = from.Unreadable;
    private ImmutableDictionary<string, AppendedEvent> _appended = from.Appended;

    /// <summary>The state after the lines so far.</summary>
    public SessionState State => _state ??= SessionState.Of(_fields, _nextSeq, _unreadable, _appended);

    /// <summary>Applies a line.</summary>
    public void Apply(JournalLine line)
    {
        if (line.Problem is { } problem)
            Note(line.Number, problem);
        else if (line.Entry is { } entry)
            Apply(entry.Fields, line.Number);
    }

    /// <summary>Applies a line by its text, as <see cref="JournalLine.Read"/> reads it; false when it is unreadable.</summary>
    public bool Apply(ReadOnlySpan<byte> text, int number)
    {
        if (WhiteSpace.IsAll(text))
            return true;
        if (EntryFields.TryRead(JournalLine.WellFormed(text), _slots ??= new(), out var entry, out var problem))
            Apply(entry, number);
        else
            Note(number, problem!);
        return problem is null;
    }

    private void Apply(in EntryFields entry, int number)
    {
        if (entry.Seq is { } seq)
            _nextSeq = Math.Max(_nextSeq, seq + 1);
        try
        {
            _fields = SessionReducer.Apply(_fields, entry, now);
            _state = null;
        }
        catch (JsTypeErrorException error)
        {
            Note(number, error.Message);
            return;
        }

        if (entry.IdempotencyKey is { } key && !_appended.ContainsKey(key))
            _appended = _appended.Add(key, AppendedEvent.Of(entry));
    }

    private void Note(int number, string problem)
    {
        _unreadable = _unreadable.Add(Diagnostic.JournalParseFailed(number, problem));
        _state = null;
    }
}
