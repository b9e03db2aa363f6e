using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What an actor sees of its surroundings while it handles a message.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The reference of the actor.</summary>
    IActorRef Self { get; }

    /// <summary>The recipe that the actor was made by.</summary>
    Props Props { get; }

    /// <summary>Who sent the current message.</summary>
    IActorRef Sender { get; }

    /// <summary>The actor system.</summary>
    ActorSystem System { get; }

    /// <summary>The actor's supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>The dispatcher that runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>How long the actor may receive nothing before it is told so; null if it never is.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Changes the behaviour.</summary>
    void Become(Receive receive);

    /// <summary>Changes the behaviour in such a way that one can go back.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour before the last stacked one.</summary>
    void UnbecomeStacked();

    /// <summary>The child of a name, or nobody.</summary>
    IActorRef Child(string name);

    /// <summary>The children that have not ended.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>
    /// Sets how long the actor may receive nothing before it is sent <see cref="Actor.ReceiveTimeout"/>.
    /// </summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Ends a child, or the actor itself, after the message it is at.</summary>
    void Stop(IActorRef child);
}
