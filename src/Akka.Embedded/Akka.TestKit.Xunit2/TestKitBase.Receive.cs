using System.Collections;
using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, or null when none comes in time.</summary>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        ReceiveOneAsync(max, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveOne" />
    public async ValueTask<object> ReceiveOneAsync(
        TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var (success, envelope) = await TryReceiveOneAsync(max, cancellationToken);
        return success ? envelope.Message : null;
    }

    /// <summary>Whether a message came in time, and that message with its sender.</summary>
    public bool TryReceiveOne(
        out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        (var success, envelope) = TryReceiveOneAsync(max, cancellationToken).Block();
        return success;
    }

    /// <inheritdoc cref="TryReceiveOne" />
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default) =>
        Remember(await _received.TakeAsync(GetTimeoutOrDefault(max), cancellationToken));

    /// <summary>The next message, or null when none comes in time; it stays the next message.</summary>
    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        PeekOneAsync(max, cancellationToken).Block();

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)" />
    public async ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var (success, envelope) = await TryPeekOneAsync(max, cancellationToken);
        return success ? envelope.Message : null;
    }

    /// <summary>The next message, however long it takes; it stays the next message.</summary>
    public object PeekOne(CancellationToken cancellationToken) => PeekOneAsync(cancellationToken).Block();

    /// <inheritdoc cref="PeekOne(CancellationToken)" />
    public ValueTask<object> PeekOneAsync(CancellationToken cancellationToken) =>
        PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Whether a message came in time, and that message; it stays the next message.</summary>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        (var success, envelope) = TryPeekOneAsync(max, cancellationToken).Block();
        return success;
    }

    /// <inheritdoc cref="TryPeekOne" />
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(
        TimeSpan? max, CancellationToken cancellationToken) =>
        Remember(await _received.PeekAsync(GetTimeoutOrDefault(max), cancellationToken));

    /// <summary>The next so many messages; the test fails when they do not come in time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveNAsync(numberOfMessages, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)" />
    public IReadOnlyCollection<object> ReceiveN(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        ReceiveNAsync(numberOfMessages, max, cancellationToken).Block();

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)" />
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, CancellationToken cancellationToken = default) =>
        NextMessagesAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)" />
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        max.EnsureFinite(nameof(max));
        return NextMessagesAsync(numberOfMessages, Dilated(max), cancellationToken);
    }

    /// <summary>The first message that the function chooses; those before it are dropped.</summary>
    public object FishForMessage(
        Predicate<object> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, max, hint, cancellationToken).Block();

    /// <summary>The first message of a type that the function chooses; those before it are dropped.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, max, hint, cancellationToken).Block();

    /// <summary>The first message of a type that the function chooses; those before it are put into the list.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage,
        ArrayList allMessages,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, allMessages, max, hint, cancellationToken).Block();

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)" />
    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage,
        ArrayList allMessages,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        allMessages?.Clear();
        while (true)
        {
            var message = await ReceiveOneAsync(Left(end), cancellationToken);
            _assertions.AssertTrue(
                message is not null,
                "Timeout ({0}) during fishForMessage{1}",
                limit,
                string.IsNullOrEmpty(hint) ? string.Empty : ", hint: " + hint);
            if (message is T typed && isMessage(typed))
            {
                return typed;
            }

            allMessages?.Add(message);
        }
    }

    /// <summary>Drops messages for so long; the test fails when one of the type comes.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var messages = ReceiveWhileAsync<object>(_ => true, max, cancellationToken: cancellationToken);
        await foreach (var message in messages)
        {
            _assertions.AssertFalse(message is T, "did not expect a message of type {0}", typeof(T));
        }
    }

    /// <summary>Takes messages until none comes for so long, and gives them.</summary>
    public async Task<ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var messages = new ArrayList();
        while (await ReceiveOneAsync(max, cancellationToken) is { } message)
        {
            messages.Add(message);
            _assertions.AssertFalse(
                messages.Count > maxMessages, "maxMessages violated (current iteration: {0}).", messages.Count);
        }

        return ArrayList.ReadOnly(messages);
    }

    private async IAsyncEnumerable<object> NextMessagesAsync(
        int count, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var start = Now;
        for (var received = 0; received < count; received++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var message = await ReceiveOneAsync(Left(start + max), cancellationToken);
            _assertions.AssertTrue(
                message is not null,
                "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.",
                max,
                count,
                received,
                Now - start);
            yield return message;
        }
    }

    private (bool Success, MessageEnvelope Envelope) Remember(MessageEnvelope envelope)
    {
        _lastWasSilence = false;
        _lastMessage = envelope ?? NullMessageEnvelope.Instance;
        return (envelope is not null, _lastMessage);
    }
}
