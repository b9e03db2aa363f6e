namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// A piece of JSON text, in a buffer that nobody changes any more, or one that is lent: what is kept of a lent one is
/// detached first, and the buffer is then so large that no piece of it counts as detached.
/// </summary>
internal readonly struct JsonSlice(byte[] buffer, int start, int length)
{
    // A buffer of at most this many bytes is not worth a copy of a part of it.
    private const int SharedMax = 1024;

    private readonly byte[]? _buffer = buffer;

    public bool IsEmpty => Length == 0;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public byte[] Buffer => _buffer ?? [];

    // Not by the constructor of a read-only span: in code compiled ahead of time that is a call which gives its result
    // in memory, and what reads it there at once has to wait.
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(Start, Length);

    /// <summary>Whether keeping this piece keeps little more than itself in memory.</summary>
    public bool IsDetached => Buffer.Length <= SharedMax || Buffer.Length <= Length * 2;

    public static JsonSlice Of(byte[] text) => new(text, 0, text.Length);

    public JsonSlice Detached() => IsDetached ? this : Of(Span.ToArray());
}

/// <summary>Where in a buffer a piece of text is.</summary>
internal readonly struct JsonExtent(int start, int length)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public JsonSlice Of(byte[] buffer) => new(buffer, Start, Length);
}
