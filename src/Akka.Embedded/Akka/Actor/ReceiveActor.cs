using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor whose constructor, or whose behaviours, list their messages one by one.</summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private readonly Stack<MessageHandlers> _building = new();
    private MessageHandlers _initial;

    /// <summary>Prepares the list of messages.</summary>
    protected ReceiveActor() => _building.Push(new MessageHandlers());

    void IInitializableActor.Init() => _initial ??= _building.Pop().Seal();

    /// <inheritdoc />
    protected sealed override void OnReceive(object message) => Handle(_initial, message);

    /// <summary>Changes the behaviour to the messages that an action lists.</summary>
    protected void Become(Action configure)
    {
        var handlers = Configure(configure);
        base.Become(message => Handle(handlers, message));
    }

    /// <summary>
    /// Changes the behaviour to the messages that an action lists, in such a way that one can go back.
    /// </summary>
    protected void BecomeStacked(Action configure)
    {
        var handlers = Configure(configure);
        base.BecomeStacked(message => Handle(handlers, message));
    }

    /// <summary>Handles messages of a type asynchronously; the next message waits for the end.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Receive(Synchronous(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; the next message waits for the end.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        Receive(Synchronous(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; the next message waits for the end.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Receive(messageType, Synchronous(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; the next message waits for the end.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        Receive(messageType, Synchronous(handler), shouldHandle);

    /// <summary>Handles all other messages asynchronously; the next message waits for the end.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAny(Synchronous(handler));

    /// <summary>Handles messages of a type.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T> shouldHandle = null) =>
        Building().Add(handler, shouldHandle);

    /// <summary>Handles messages of a type.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        Building().Add(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Handles those messages of a type for which the handler returns true.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Building().Add(handler);

    /// <summary>Handles those messages of a type for which the handler returns true.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Building().Add(messageType, handler);

    /// <summary>Handles all other messages.</summary>
    protected void ReceiveAny(Action<object> handler) => Building().AddAny(handler);

    private static Action<T> Synchronous<T>(Func<T, Task> handler) =>
        message => ActorTaskScheduler.RunTask(() => handler(message));

    private void Handle(MessageHandlers handlers, object message)
    {
        if (!handlers.TryHandle(message))
            Unhandled(message);
    }

    private MessageHandlers Configure(Action configure)
    {
        _building.Push(new MessageHandlers());
        configure();
        return _building.Pop().Seal();
    }

    private MessageHandlers Building() => _building.TryPeek(out var handlers)
        ? handlers
        : throw new InvalidOperationException(
            "You may only call Receive-methods when constructing the actor and inside Become().");
}
