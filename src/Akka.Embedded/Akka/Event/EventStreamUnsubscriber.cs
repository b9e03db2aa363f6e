using Akka.Actor;

namespace Akka.Event;

/// <summary>Ends the subscriptions of actors that have ended.</summary>
internal sealed class EventStreamUnsubscriber(EventStream eventStream) : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Register register:
                Context.Watch(register.Subscriber);
                return true;
            case Terminated terminated:
                eventStream.Unsubscribe(terminated.ActorRef);
                return true;
            default:
                return false;
        }
    }

    public sealed record Register(IActorRef Subscriber);
}
