using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which has to be of this type and from this sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        TimeSpan? duration = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync<T>(sender, duration, hint, cancellationToken).Block();

    /// <summary>The next message, which has to equal this one and to be from this sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(sender, message, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be from this sender and the one that the function chooses.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(sender, isMessage, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be the one, from the sender, that the functions choose.</summary>
    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(isSender, isMessage, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be from this sender and to pass the assertions.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(sender, assertMessage, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to pass the assertions, as its sender has to.</summary>
    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(assertSender, assertMessage, timeout, hint, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        TimeSpan? duration = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(duration, (_, actual) => AssertSender(sender, actual, hint), hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync<T>(
            sender, actual => _assertions.AssertEqual(message, actual), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync<T>(
            sender, actual => AssertChosen(isMessage, actual, hint), timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Predicate{IActorRef}, Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(
            timeout,
            (actual, sender) =>
            {
                _assertions.AssertTrue(
                    isSender is null || isSender(sender),
                    "Sender does not match. Got a message from sender {0}. But expected {1} The message was {{{2}}}",
                    sender,
                    hint ?? "the predicate to return true",
                    actual);
                AssertChosen(isMessage, actual, hint);
            },
            hint,
            cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Action{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgFromAsync(
            actual => AssertSender(sender, actual, hint), assertMessage, timeout, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Action{IActorRef}, Action{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(
            timeout,
            (actual, sender) =>
            {
                assertSender?.Invoke(sender);
                assertMessage?.Invoke(actual);
            },
            hint,
            cancellationToken);

    private void AssertSender(IActorRef expected, IActorRef actual, string hint) => _assertions.AssertEqual(
        expected,
        actual,
        "Sender does not match. Got a message from sender {0}. But expected {1} {2}",
        actual,
        expected,
        hint);
}
