namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Collects JSON text in UTF-8.</summary>
internal sealed class JsonWriter
{
    private const int CapacityMin = 4 * 1024;
    private const int SpareMax = 256 * 1024;

    // A thread's next writer takes the buffer of its last one: what is rendered costs its own length in memory, no
    // more.
    [ThreadStatic]
    private static byte[]? _spare;

    private byte[] _buffer;
    private int _length;

    public JsonWriter()
    {
        _buffer = _spare ?? new byte[CapacityMin];
        _spare = null;
    }

    /// <summary>The text. Nothing can be written any more.</summary>
    public byte[] ToArray()
    {
        var text = _buffer.AsSpan(0, _length).ToArray();
        if (_buffer.Length <= SpareMax)
            _spare = _buffer;
        _buffer = [];
        return text;
    }

    public void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    public void Byte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    /// <summary>A comma, unless this is the first.</summary>
    public void Separator(ref bool first)
    {
        if (!first)
            Byte((byte)',');
        first = false;
    }

    public void QuotedBody(ReadOnlySpan<byte> body)
    {
        var room = Room(body.Length + 2);
        room[0] = (byte)'"';
        body.CopyTo(room[1..]);
        room[body.Length + 1] = (byte)'"';
        _length += body.Length + 2;
    }

    /// <summary>
    /// Whether a number was written that reads back as another: NaN, an infinity, or the negative zero.
    /// </summary>
    public bool IsLossy { get; private set; }

    public void Number(double value)
    {
        IsLossy |= !double.IsFinite(value) || (value == 0 && double.IsNegative(value));
        if (double.IsFinite(value))
            _length += NumberText.Format(value, Room(NumberText.LengthMax));
        else
            Raw("null"u8);
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + length));
        return _buffer.AsSpan(_length);
    }
}
