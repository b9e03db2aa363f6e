using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Passes every message on, with its sender.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>An actor for this target.</summary>
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    /// <summary>How to make one.</summary>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}
