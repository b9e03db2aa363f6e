namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Collects JSON text in UTF-8.</summary>
internal sealed class JsonWriter(int capacity = 512)
{
    private byte[] _buffer = new byte[capacity];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public byte[] ToArray() => Written.ToArray();

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

    public void Number(double value)
    {
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
