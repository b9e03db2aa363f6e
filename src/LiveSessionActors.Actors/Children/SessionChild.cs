using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Children;

/// <summary>A session in memory, as its registry knows it.</summary>
internal sealed class SessionChild
{
    /// <summary>A session that was just started.</summary>
    public SessionChild(SessionId id, IActorRef actor, WaitingMessages waiting)
    {
        (Id, Actor, Waiting) = (id, actor, waiting);
        (Use, Phase) = (new LinkedListNode<SessionChild>(this), ChildPhase.Running);
    }

    /// <summary>Which session.</summary>
    public SessionId Id { get; }

    /// <summary>Its actor.</summary>
    public IActorRef Actor { get; }

    /// <summary>Where it is in its life.</summary>
    public ChildPhase Phase { get; set; }

    /// <summary>What waits for it while it is not running.</summary>
    public WaitingMessages Waiting { get; }

    /// <summary>Its place in the order of leaving.</summary>
    public LinkedListNode<SessionChild> Use { get; }

    /// <summary>Whether it is not to leave.</summary>
    public bool Stays => Use.List is not null;

    /// <summary>When it was last used, or else started, on the registry's clock.</summary>
    public long UsedAt { get; set; }
}
