using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Where messages go that reach no actor: it publishes them on the event stream.</summary>
internal sealed class DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    : EmptyLocalActorRef(provider, path, eventStream)
{
    private readonly EventStream _eventStream = eventStream;

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case null:
                throw new InvalidMessageException("Message is null");
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody), this);
                break;
            case DeadLetter letter:
                if (!HandleSpecial(letter.Message, letter.Sender))
                    _eventStream.Publish(letter);
                break;
            default:
                if (!HandleSpecial(message, sender))
                    PublishDeadLetter(message, sender);
                break;
        }
    }

    protected override void ReplyThatWatcheeIsDead(Watch watch)
    {
        if (!watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, false, false));
    }
}
