using System.Buffers;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Splits a journal into lines, by newlines and nothing else, in memory bounded by the longest line allowed.
/// </summary>
internal sealed class LineScanner : IDisposable
{
    private readonly JournalReader? _reader;
    private readonly int _lineBytesMax;
    private readonly bool _pooled;
    private byte[] _buffer;
    private int _start;
    private int _scanned;
    private int _filled;
    private long _skipped;

    /// <summary>Over a file.</summary>
    public LineScanner(JournalReader reader, long offset, JournalSettings settings)
    {
        _reader = reader;
        _reader.Offset = offset;
        Offset = offset;
        _lineBytesMax = settings.LineBytesMax;
        var rest = Math.Min(Math.Max(reader.Size - offset, 1), settings.PieceBytes);
        _buffer = ArrayPool<byte>.Shared.Rent((int)rest);
        _pooled = true;
    }

    /// <summary>Over the end of a journal from <paramref name="offset"/> on, which has been read already.</summary>
    public LineScanner(byte[] journal, long offset, JournalSettings settings)
    {
        Offset = offset;
        _buffer = journal;
        _filled = journal.Length;
        _lineBytesMax = settings.LineBytesMax;
    }

    /// <summary>Bytes before the next line.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether a newline ended the present line.</summary>
    public bool Terminated { get; private set; }

    /// <summary>The length of the present line, without its newline.</summary>
    public long Length { get; private set; }

    /// <summary>Whether the present line was too long to be taken into memory.</summary>
    public bool TooLong => Length > _lineBytesMax;

    /// <summary>The present line without its newline, unless it was too long. Gone with the next one.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(TextStart, TooLong ? 0 : (int)Length);

    /// <summary>The mark of the present line with its newline.</summary>
    public LineMark Mark => LineMark.OfEnd(_buffer.AsSpan(TextStart, _start - TextStart));

    private int TextStart { get; set; }

    /// <summary>The present line, read.</summary>
    public JournalLine ToLine(int number) => TooLong
        ? JournalLine.TooLong(number, Length, Terminated)
        : JournalLine.Read(Text, number, Terminated);

    /// <summary>Whether the next line is in memory with its newline.</summary>
    public bool HasNext
    {
        get
        {
            var found = _buffer.AsSpan(_scanned, _filled - _scanned).IndexOf((byte)'\n');
            _scanned = found < 0 ? _filled : _scanned + found;
            return found >= 0;
        }
    }

    /// <summary>Applies the present line; false when it is unreadable.</summary>
    public bool ApplyTo(SessionFold fold, int number)
    {
        if (!TooLong)
            return fold.Apply(Text, number);
        fold.Apply(ToLine(number));
        return false;
    }

    /// <summary>Goes to the next line; false behind the last.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            var found = _buffer.AsSpan(_scanned, _filled - _scanned).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(_scanned + found, terminated: true);
            _scanned = _filled;
            MakeRoom();
            if (!Fill())
                return (_filled > _start || _skipped > 0) && Take(_filled, terminated: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_pooled)
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    private bool Take(int end, bool terminated)
    {
        Length = _skipped + (end - _start);
        Terminated = terminated;
        TextStart = _start;
        _start = _scanned = terminated ? end + 1 : end;
        _skipped = 0;
        Offset += Length + (terminated ? 1 : 0);
        return true;
    }

    private bool Fill()
    {
        if (_reader is null)
            return false;
        var count = _reader.Read(_buffer.AsSpan(_filled));
        _filled += count;
        return count > 0;
    }

    private void MakeRoom()
    {
        if (_reader is null || _filled < _buffer.Length)
            return;
        if (_start > 0)
            Compact(_start);
        else if (_buffer.Length > _lineBytesMax + LineMark.LengthMax)
            Skip();
        else
            Grow();
    }

    private void Compact(int from)
    {
        _buffer.AsSpan(from, _filled - from).CopyTo(_buffer);
        _filled -= from;
        _scanned -= from;
        _start = 0;
    }

    // Keeps the end of the line that is thrown away, which is what its mark is made of.
    private void Skip()
    {
        var drop = _filled - LineMark.LengthMax;
        _skipped += drop;
        Compact(drop);
    }

    private void Grow()
    {
        var length = Math.Min(_buffer.Length * 2L, _lineBytesMax + 1L + LineMark.LengthMax);
        var larger = ArrayPool<byte>.Shared.Rent((int)length);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
