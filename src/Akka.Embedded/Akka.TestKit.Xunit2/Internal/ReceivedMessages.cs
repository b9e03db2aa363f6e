using System.Threading.Channels;

namespace Akka.TestKit.Internal;

/// <summary>What the test actor received and the test has not asked for yet.</summary>
internal sealed class ReceivedMessages
{
    private readonly Channel<MessageEnvelope> _channel = Channel.CreateUnbounded<MessageEnvelope>();

    internal ChannelWriter<MessageEnvelope> Writer => _channel.Writer;

    internal int Count => _channel.Reader.Count;

    internal bool TryTake(out MessageEnvelope envelope) => _channel.Reader.TryRead(out envelope);

    internal async ValueTask<MessageEnvelope> TakeAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await ArrivesAsync(timeout, cancellationToken) && _channel.Reader.TryRead(out var envelope) ? envelope : null;

    internal async ValueTask<MessageEnvelope> PeekAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await ArrivesAsync(timeout, cancellationToken) && _channel.Reader.TryPeek(out var envelope) ? envelope : null;

    // Waits until there is a message; without an end, for a timeout that is infinite, and not at all for none.
    private async ValueTask<bool> ArrivesAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout == TimeSpan.Zero || (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan))
        {
            return timeout == TimeSpan.Zero;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await _channel.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
