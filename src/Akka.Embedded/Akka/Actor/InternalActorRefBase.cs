using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The root of the references that the runtime makes.</summary>
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    /// <inheritdoc />
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc />
    public abstract IActorRefProvider Provider { get; }

    /// <inheritdoc />
    public abstract bool IsTerminated { get; }

    /// <inheritdoc />
    public abstract bool IsLocal { get; }

    /// <inheritdoc />
    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    /// <inheritdoc />
    public abstract void Resume(Exception causedByFailure = null);

    /// <inheritdoc />
    public abstract void Start();

    /// <inheritdoc />
    public abstract void Stop();

    /// <inheritdoc />
    public abstract void Restart(Exception cause);

    /// <inheritdoc />
    public abstract void Suspend();

    /// <summary>Sends a message of the runtime.</summary>
    [Obsolete("Use SendSystemMessage(message) instead [1.1.0]")]
    public void SendSystemMessage(ISystemMessage message, IActorRef sender) => SendSystemMessage(message);

    /// <inheritdoc />
    public abstract void SendSystemMessage(ISystemMessage message);
}
