namespace LiveSessionActors.Client;

/// <summary>
/// A connection on which a write that fails is passed over, because whoever answered early and closed is to be heard:
/// what it said is read next. Where it said nothing, the reading fails.
/// </summary>
internal sealed class HearingStream(Stream inner) : OuterStream(inner)
{
    private readonly Stream _inner = inner;
    private bool _isClosedForWriting;

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isClosedForWriting)
            return;
        try
        {
            await _inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            _isClosedForWriting = true;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _isClosedForWriting ? Task.CompletedTask : _inner.FlushAsync(cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
