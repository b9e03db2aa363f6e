using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// A persistent actor whose handlers are registered by type, in its constructor or within <c>Become</c>. The first one
/// that takes a message handles it; a message that none takes is unhandled.
/// </summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor, IInitializableActor
{
    private readonly Stack<MessageHandlers> _building = new();
    private readonly MessageHandlers _recoverHandlers = new();
    private readonly MessageHandlers _commandHandlers = new();
    private bool _isConfigured;

    /// <summary>Makes an actor whose constructor registers the handlers.</summary>
    protected ReceivePersistentActor() => _building.Push(_commandHandlers);

    private MessageHandlers CommandHandlers =>
        _building.TryPeek(out var handlers) ? handlers : throw TooLate("Command");

    private MessageHandlers RecoverHandlers => _isConfigured ? throw TooLate("Recover") : _recoverHandlers;

    void IInitializableActor.Init()
    {
        if (_isConfigured) return;
        _isConfigured = true;
        _building.Pop().Seal();
        _recoverHandlers.Seal();
    }

    /// <inheritdoc />
    protected sealed override void OnCommand(object message) => Handle(message, _commandHandlers);

    /// <inheritdoc />
    protected sealed override void OnRecover(object message) => Handle(message, _recoverHandlers);

    /// <summary>Replaces the handlers of commands.</summary>
    /// <param name="configure">Registers the new ones by calls of <c>Command</c>.</param>
    protected void Become(Action configure)
    {
        var handlers = Configure(configure);
        Become(message => Handle(message, handlers));
    }

    /// <summary>
    /// Puts handlers of commands on top of the current ones, which <c>UnbecomeStacked</c> brings back.
    /// </summary>
    /// <param name="configure">Registers the new ones by calls of <c>Command</c>.</param>
    protected void BecomeStacked(Action configure)
    {
        var handlers = Configure(configure);
        BecomeStacked(message => Handle(message, handlers));
    }

    /// <summary>Registers a handler of replayed messages of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which messages of the type it takes; all when null.</param>
    protected void Recover<T>(Action<T> handler, Predicate<T> shouldHandle = null) =>
        RecoverHandlers.Add(handler, shouldHandle);

    /// <summary>Registers a handler of some replayed messages of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">Which messages it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void Recover<T>(Predicate<T> shouldHandle, Action<T> handler) => Recover(handler, shouldHandle);

    /// <summary>Registers a handler of replayed messages of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which messages of the type it takes; all when null.</param>
    protected void Recover(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        RecoverHandlers.Add(messageType, handler, shouldHandle);

    /// <summary>Registers a handler of some replayed messages of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="shouldHandle">Which messages it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void Recover(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Recover(messageType, handler, shouldHandle);

    /// <summary>Registers a handler of replayed messages of a type that says whether it takes a message.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">The handler.</param>
    protected void Recover<T>(Func<T, bool> handler) => RecoverHandlers.Add(handler);

    /// <summary>Registers a handler of replayed messages of a type that says whether it takes a message.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">The handler.</param>
    protected void Recover(Type messageType, Func<object, bool> handler) => RecoverHandlers.Add(messageType, handler);

    /// <summary>Registers a handler of all other replayed messages; it must be the last one.</summary>
    /// <param name="handler">The handler.</param>
    protected void RecoverAny(Action<object> handler) => RecoverHandlers.AddAny(handler);

    /// <summary>Registers an asynchronous handler of commands of a type; the next command waits for it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which commands of the type it takes; all when null.</param>
    protected void CommandAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Command(Awaited(handler), shouldHandle);

    /// <summary>Registers an asynchronous handler of some commands of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">Which commands it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void CommandAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        Command(shouldHandle, Awaited(handler));

    /// <summary>Registers an asynchronous handler of commands of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which commands of the type it takes; all when null.</param>
    protected void CommandAsync(
        Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Command(messageType, Awaited(handler), shouldHandle);

    /// <summary>Registers an asynchronous handler of some commands of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="shouldHandle">Which commands it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void CommandAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        Command(messageType, shouldHandle, Awaited(handler));

    /// <summary>Registers an asynchronous handler of all other commands; it must be the last one.</summary>
    /// <param name="handler">The handler.</param>
    protected void CommandAnyAsync(Func<object, Task> handler) => CommandAny(Awaited(handler));

    /// <summary>Registers a handler of commands of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which commands of the type it takes; all when null.</param>
    protected void Command<T>(Action<T> handler, Predicate<T> shouldHandle = null) =>
        CommandHandlers.Add(handler, shouldHandle);

    /// <summary>Registers a handler of some commands of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="shouldHandle">Which commands it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void Command<T>(Predicate<T> shouldHandle, Action<T> handler) => Command(handler, shouldHandle);

    /// <summary>Registers a handler of commands of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="shouldHandle">Which commands of the type it takes; all when null.</param>
    protected void Command(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        CommandHandlers.Add(messageType, handler, shouldHandle);

    /// <summary>Registers a handler of some commands of a type.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="shouldHandle">Which commands it takes.</param>
    /// <param name="handler">The handler.</param>
    protected void Command(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Command(messageType, handler, shouldHandle);

    /// <summary>Registers a handler of commands of a type that says whether it takes a command.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="handler">The handler.</param>
    protected void Command<T>(Func<T, bool> handler) => CommandHandlers.Add(handler);

    /// <summary>Registers a handler of commands of a type that says whether it takes a command.</summary>
    /// <param name="messageType">The type.</param>
    /// <param name="handler">The handler.</param>
    protected void Command(Type messageType, Func<object, bool> handler) => CommandHandlers.Add(messageType, handler);

    /// <summary>Registers a handler of all other commands; it must be the last one.</summary>
    /// <param name="handler">The handler.</param>
    protected void Command(Action<object> handler) => CommandHandlers.AddAny(handler);

    /// <summary>Registers a handler of all other commands; it must be the last one.</summary>
    /// <param name="handler">The handler.</param>
    protected void CommandAny(Action<object> handler) => CommandHandlers.AddAny(handler);

    private static InvalidOperationException TooLate(string method) => new(
        $"{method} may only be called while the actor is constructed"
        + (method == "Command" ? " and within Become." : "."));

    private Action<T> Awaited<T>(Func<T, Task> handler) => message => RunTask(() => handler(message));

    private void Handle(object message, MessageHandlers handlers)
    {
        if (!handlers.TryHandle(message)) Unhandled(message);
    }

    private MessageHandlers Configure(Action configure)
    {
        _building.Push(new MessageHandlers());
        configure();
        return _building.Pop().Seal();
    }
}
