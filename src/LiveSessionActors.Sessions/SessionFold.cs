using System.Buffers;
using System.Text.Unicode;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// Applies lines to a state one after the other and keeps nothing of what lies between: what a long journal is read by.
/// Disposing gives memory back; the state stays.
/// </summary>
/// <param name="from">The state before the first of them.</param>
/// <param name="now">Stands in where an entry has no time of its own.</param>
public sealed class SessionFold(SessionState from, DateTimeOffset now) : IDisposable
{
    // A line is read from lent memory so much longer than itself that whatever is kept of it gets detached.
    private const int BufferBytesMin = 16 * 1024;
    private const int BufferShare = 4;

    // A longer one is read from memory of its own.
    private const int LineBytesMax = 256 * 1024;

    private readonly DateTimeOffset _now = now;
    private byte[] _buffer = [];
    private PropertySlots? _slots;
    private SessionState? _state = from;
    private SessionFields _fields = from.Fields;
    private bool _ownsFields;
    private double _nextSeq = from.NextSeq;
    private Chain<JsObject> _unreadable = from.Unreadable;
    private AppendedKeys _appended = from.Appended;
    private JsObject? _addedDiagnostic;

    /// <summary>The state after the lines so far.</summary>
    public SessionState State
    {
        get
        {
            _ownsFields = false;
            return _state ??= SessionState.Of(_fields, _nextSeq, _unreadable, _appended, _addedDiagnostic);
        }
    }

    /// <summary>Applies a line.</summary>
    public void Apply(JournalLine line)
    {
        if (line.Problem is { } problem)
            Note(line.Number, problem);
        else if (line.Entry is { } entry)
            Apply(entry.Fields, new EntryLine(line.Number, entry.Text.Span));
    }

    /// <summary>
    /// Applies a line by its text, as <see cref="JournalLine.Read"/> reads it; false when it is unreadable.
    /// </summary>
    public bool Apply(ReadOnlySpan<byte> text, int number)
    {
        if (WhiteSpace.IsAll(text))
            return true;
        var buffered = Buffered(text);
        if (EntryFields.TryRead(buffered, _slots ??= new(), out var entry, out var problem))
            Apply(entry, new EntryLine(number, buffered.Span));
        else
            Note(number, GluedEntries.Name(text, problem!));
        return problem is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private JsonSlice Buffered(ReadOnlySpan<byte> text)
    {
        if (text.Length > LineBytesMax || !Utf8.IsValid(text))
            return JsonSlice.Of(JournalLine.WellFormed(text));
        if (_buffer.Length < text.Length * BufferShare || _buffer.Length == 0)
        {
            Dispose();
            _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(BufferBytesMin, text.Length * BufferShare));
        }

        text.CopyTo(_buffer);
        return new JsonSlice(_buffer, 0, text.Length);
    }

    private void Apply(in EntryFields entry, EntryLine line)
    {
        _state = null;
        if (entry.Seq is { } seq)
            _nextSeq = Math.Max(_nextSeq, seq + 1);
        if (!_ownsFields)
            (_fields, _ownsFields) = (_fields with { }, true);
        try
        {
            var diagnostics = _fields.Diagnostics.Count;
            SessionReducer.Apply(_fields, entry, line, _now);
            _addedDiagnostic = _fields.Diagnostics.Count > diagnostics ? _fields.Diagnostics.Last : null;
        }
        catch (JsTypeErrorException error)
        {
            Note(line.Number, error.Message);
        }

        // An event that cannot be computed with is in the journal all the same.
        if (entry.IdempotencyKey is { } key && !_appended.TryGet(key, out _))
            _appended = _appended.Add(key, AppendedEvent.Of(entry));
    }

    private void Note(int number, string problem)
    {
        _addedDiagnostic = Diagnostic.JournalParseFailed(number, problem);
        _unreadable = _unreadable.Add(_addedDiagnostic, _fields.DiagnosticsMax);
        _state = null;
    }
}
