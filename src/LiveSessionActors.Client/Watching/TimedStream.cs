namespace LiveSessionActors.Client.Watching;

/// <summary>A stream to be read, of which nothing coming for too long is a failure.</summary>
internal sealed class TimedStream(Stream inner, TimeSpan silenceMax) : OuterStream(inner)
{
    private readonly Stream _inner = inner;

    public override bool CanWrite => false;

    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(silenceMax);
        try
        {
            return await _inner.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException silence) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The daemon has said nothing for too long.", silence);
        }
    }
}
