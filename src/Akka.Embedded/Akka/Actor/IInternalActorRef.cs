using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What the runtime itself asks of a reference.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The reference of the actor above.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made this reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>Whether the actor has ended.</summary>
    [Obsolete("Use Context.Watch and Receive<Terminated> [1.1.0]")]
    bool IsTerminated { get; }

    /// <summary>Finds what is below by names.</summary>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Lets a suspended actor go on.</summary>
    void Resume(Exception causedByFailure = null);

    /// <summary>Lets the actor process messages.</summary>
    void Start();

    /// <summary>Ends the actor after the message it is at.</summary>
    void Stop();

    /// <summary>Replaces the instance of the actor.</summary>
    void Restart(Exception cause);

    /// <summary>Lets the actor process system messages only.</summary>
    void Suspend();

    /// <summary>Sends a message of the runtime.</summary>
    [Obsolete("Use SendSystemMessage(message) [1.1.0]")]
    void SendSystemMessage(ISystemMessage message, IActorRef sender);

    /// <summary>Sends a message of the runtime.</summary>
    void SendSystemMessage(ISystemMessage message);
}
