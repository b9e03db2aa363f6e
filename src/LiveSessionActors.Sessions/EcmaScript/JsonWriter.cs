using System.Buffers;
using System.Text;

namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Collects JSON text in UTF-8, in memory that is lent: what is rendered costs its own length, no more.
/// </summary>
internal sealed class JsonWriter : IMemoryOwner<byte>
{
    private const int CapacityMin = 4 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(CapacityMin);
    private int _length;

    /// <summary>The text so far, until this is disposed.</summary>
    public Memory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>The text. Nothing can be written any more.</summary>
    public byte[] ToArray()
    {
        var text = _buffer.AsSpan(0, _length).ToArray();
        Dispose();
        return text;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
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

    /// <summary>A string as <c>JSON.stringify</c> writes it.</summary>
    public void String(string value)
    {
        if (StringText.NeedsEscape(value))
        {
            QuotedBody(StringText.Encode(value));
            return;
        }

        var room = Room(Encoding.UTF8.GetByteCount(value) + 2);
        var length = Encoding.UTF8.GetBytes(value, room[1..]);
        room[0] = room[length + 1] = (byte)'"';
        _length += length + 2;
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
            Grow(length);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
