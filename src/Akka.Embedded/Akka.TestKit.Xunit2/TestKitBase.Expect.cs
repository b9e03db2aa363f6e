using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which has to be of this type.</summary>
    public T ExpectMsg<T>(
        TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync<T>(duration, hint, cancellationToken).Block();

    /// <summary>The next message, which has to equal this one.</summary>
    public T ExpectMsg<T>(
        T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(message, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be of this type, and the one that the function chooses.</summary>
    public T ExpectMsg<T>(
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(isMessage, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be of this type and to pass the assertions.</summary>
    public T ExpectMsg<T>(
        Action<T> assert,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(assert, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be of this type, and the one that the function chooses.</summary>
    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(isMessageAndSender, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which has to be of this type and, with its sender, to pass the assertions.</summary>
    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(assertMessageAndSender, timeout, hint, cancellationToken).Block();

    /// <summary>The next message, which the comparer has to take for equal to this one.</summary>
    public T ExpectMsg<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectMsgAsync(expected, comparer, timeout, hint, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsg{T}(TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string hint = null, CancellationToken cancellationToken = default) =>
        NextAsync<T>(duration, static (_, _) => { }, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        NextAsync<T>(timeout, (actual, _) => _assertions.AssertEqual(message, actual), hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Predicate{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(timeout, (actual, _) => AssertChosen(isMessage, actual, hint), hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Action{T}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(timeout, (actual, _) => assert?.Invoke(actual), hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Func{T, IActorRef, bool}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(
            timeout,
            (actual, sender) => AssertChosen<T>(_ => isMessageAndSender(actual, sender), actual, hint),
            hint,
            cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Action{T, IActorRef}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync(timeout, assertMessageAndSender, hint, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(T, Func{T, T, bool}, TimeSpan?, string, CancellationToken)" />
    public ValueTask<T> ExpectMsgAsync<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        NextAsync<T>(
            timeout,
            (actual, _) => _assertions.AssertEqual(expected, actual, comparer, hint ?? string.Empty),
            hint,
            cancellationToken);

    /// <summary>The next message, which has to say that this actor, which is watched, has ended.</summary>
    public Terminated ExpectTerminated(
        IActorRef target,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectTerminatedAsync(target, timeout, hint, cancellationToken).Block();

    /// <inheritdoc cref="ExpectTerminated" />
    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target,
        TimeSpan? timeout = null,
        string hint = null,
        CancellationToken cancellationToken = default)
    {
        var explanation = $"Terminated {target}. {hint}";
        return NextAsync<Terminated>(
            timeout,
            (actual, _) => _assertions.AssertEqual(target, actual.ActorRef, "{0}", explanation),
            explanation,
            cancellationToken);
    }

    /// <summary>No message may come for the default time.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(cancellationToken).Block();

    /// <summary>No message may come for so long.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(duration, cancellationToken).Block();

    /// <summary>No message may come for so many milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(milliseconds, cancellationToken).Block();

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        SilenceAsync(RemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        SilenceAsync(Dilated(duration), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(int, CancellationToken)" />
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        SilenceAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask<T> NextAsync<T>(
        TimeSpan? duration, Action<T, IActorRef> assert, string hint, CancellationToken cancellationToken)
    {
        var timeout = RemainingOrDilated(duration);
        var (success, envelope) = await TryReceiveOneAsync(timeout, cancellationToken);
        if (!success)
        {
            _assertions.Fail(
                "Failed: Timeout {0} while waiting for a message of type {1} {2}", timeout, typeof(T), hint);
        }

        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                "Failed: Expected a message of type {0}, but received {{{2}}} (type {1}) instead {3} from {4}",
                typeof(T),
                envelope.Message.GetType(),
                envelope.Message,
                hint,
                envelope.Sender);
            return default;
        }

        assert(message, envelope.Sender);
        return message;
    }

    private async ValueTask SilenceAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var start = Now;
        var (success, envelope) = await TryReceiveOneAsync(duration, cancellationToken);
        if (success)
        {
            _assertions.Fail(
                "Failed: Expected no messages during {0}, instead we received {1} after {2}",
                duration,
                envelope,
                Now - start);
        }
    }

    private void AssertChosen<T>(Predicate<T> isMessage, T message, string hint) => _assertions.AssertTrue(
        isMessage is null || isMessage(message),
        "Got a message of the expected type <{2}>. Also expected {0} but the message {{{1}}} of type <{3}> did "
            + "not match",
        hint ?? "the predicate to return true",
        message,
        typeof(T).FullName,
        message.GetType().FullName);
}
