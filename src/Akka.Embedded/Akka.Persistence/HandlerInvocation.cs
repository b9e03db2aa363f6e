namespace Akka.Persistence;

/// <summary>
/// A handler that waits for its event to be written. A stashing one keeps commands waiting meanwhile.
/// </summary>
internal abstract class HandlerInvocation(bool isStashing)
{
    public bool IsStashing { get; } = isStashing;

    public abstract void Invoke(object @event);
}

/// <summary>A handler of one type of event.</summary>
internal sealed class HandlerInvocation<TEvent>(Action<TEvent> handler, bool isStashing)
    : HandlerInvocation(isStashing)
{
    public override void Invoke(object @event) => handler((TEvent)@event);
}
