using Akka.Actor;

namespace Akka.Specs.Actors;

/// <summary>Makes a child for each recipe that it is sent, and answers with its reference.</summary>
public sealed class ParentActor : ReceiveActor
{
    private readonly SupervisorStrategy _strategy;

    public ParentActor(SupervisorStrategy strategy)
    {
        _strategy = strategy;
        Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
        Receive<Exception>(failure => throw failure);
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override void PreRestart(Exception reason, object message)
    {
        // Its children live on when it is restarted.
    }
}
