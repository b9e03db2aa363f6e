namespace LiveSessionActors.Client;

/// <summary>A stream over another one, which it closes: read and written without blocking, from its beginning on.</summary>
internal abstract class OuterStream(Stream inner) : Stream
{
    public sealed override bool CanRead => true;

    public sealed override bool CanSeek => false;

    public sealed override long Length => throw Unsupported();

    public sealed override long Position
    {
        get => throw Unsupported();
        set => throw Unsupported();
    }

    public sealed override Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public abstract override ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override int Read(byte[] buffer, int offset, int count) => throw Unsupported();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw Unsupported();

    public sealed override long Seek(long offset, SeekOrigin origin) => throw Unsupported();

    public sealed override void SetLength(long value) => throw Unsupported();

    public sealed override void Flush() => throw Unsupported();

    protected sealed override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // As the framework's own streams say it of what they cannot do.
    private static NotSupportedException Unsupported() =>
        new("This stream is neither sought in, nor read or written in a way that blocks.");
}
