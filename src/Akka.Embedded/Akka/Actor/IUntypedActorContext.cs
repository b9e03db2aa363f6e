namespace Akka.Actor;

/// <summary>The context of an actor whose behaviours handle every message.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Changes the behaviour.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Changes the behaviour in such a way that one can go back.</summary>
    void BecomeStacked(UntypedReceive receive);
}
