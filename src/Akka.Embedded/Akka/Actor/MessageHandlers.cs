namespace Akka.Actor;

/// <summary>
/// The handlers of one behaviour of a <see cref="ReceiveActor"/>: the first that fits a message handles it.
/// </summary>
internal sealed class MessageHandlers
{
    private readonly List<Func<object, bool>> _handlers = [];
    private Func<object, bool>[] _sealed;
    private bool _catchesAll;

    public void Add<T>(Action<T> handler, Predicate<T> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shouldHandle is not null)
            AddHandler(message => message is T typed && shouldHandle(typed) && Handled(handler, typed));
        else
            AddHandler(message => message is T typed && Handled(handler, typed), typeof(T) == typeof(object));
    }

    public void Add<T>(Func<T, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(message => message is T typed && handler(typed));
    }

    public void Add(Type type, Action<object> handler, Predicate<object> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(
            message => type.IsInstanceOfType(message)
                && shouldHandle?.Invoke(message) != false
                && Handled(handler, message),
            catchesAll: type == typeof(object) && shouldHandle is null);
    }

    public void Add(Type type, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(message => type.IsInstanceOfType(message) && handler(message));
    }

    public void AddAny(Action<object> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        AddHandler(message => Handled(handler, message), catchesAll: true);
    }

    public MessageHandlers Seal()
    {
        _sealed = [.. _handlers];
        return this;
    }

    public bool TryHandle(object message)
    {
        foreach (var handler in _sealed)
        {
            if (handler(message))
                return true;
        }
        return false;
    }

    private static bool Handled<T>(Action<T> handler, T message)
    {
        handler(message);
        return true;
    }

    private void AddHandler(Func<object, bool> handler, bool catchesAll = false)
    {
        if (_catchesAll)
        {
            throw new InvalidOperationException(
                "A handler that catches all messages has been added. No handler can be added after that.");
        }
        _catchesAll = catchesAll;
        _handlers.Add(handler);
    }
}
