using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that needs no actor.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    /// <inheritdoc />
    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    /// <inheritdoc />
    public sealed override IActorRefProvider Provider =>
        throw new NotSupportedException("This logger does not provide.");

    /// <summary>Writes a message.</summary>
    protected abstract void Log(object message);

    /// <inheritdoc />
    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Log(message);
    }
}
