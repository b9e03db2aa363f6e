using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>What the filter makes of the messages, until it makes null of one, or none comes in time.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(max, filter, msgs, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max,
        TimeSpan? idle,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(max, idle, filter, msgs, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T> filter,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, idle, msgs, cancellationToken).Block();

    /// <summary>The messages of a type, until the function says to stop, or none comes in time.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, Timeout.InfiniteTimeSpan, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max,
        TimeSpan? idle,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)" />
    public async IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T> filter,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stop = Now + RemainingOrDilated(max);
        MessageEnvelope last = NullMessageEnvelope.Instance;
        for (var count = 0; count < msgs; count++)
        {
            var envelope = await NextWhileAsync(stop, idle, cancellationToken);
            if (envelope is null || filter(envelope.Message) is not { } result)
            {
                break;
            }

            last = Take();
            yield return result;
        }

        _lastMessage = last;
        _lastWasSilence = true;
    }

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)" />
    public async IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stop = Now + RemainingOrDilated(max);
        MessageEnvelope last = NullMessageEnvelope.Instance;
        for (var count = 0; count < msgs;)
        {
            var envelope = await NextWhileAsync(stop, idle, cancellationToken);
            var isTyped = envelope?.Message is T;
            if (envelope is null
                || (isTyped ? !shouldContinue((T)envelope.Message) : !shouldIgnoreOtherMessageTypes))
            {
                break;
            }

            last = Take();
            if (isTyped)
            {
                count++;
                yield return (T)last.Message;
            }
        }

        _lastMessage = last;
        _lastWasSilence = true;
    }

    // A filter may ask for the sender of the message that it looks at.
    private async ValueTask<MessageEnvelope> NextWhileAsync(
        TimeSpan stop, TimeSpan? idle, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = Left(stop).OrLess(idle ?? Timeout.InfiniteTimeSpan);
        var envelope = await _received.PeekAsync(limit, cancellationToken);
        Remember(envelope);
        return envelope;
    }

    private MessageEnvelope Take()
    {
        _received.TryTake(out var envelope);
        _lastMessage = envelope;
        return envelope;
    }
}
