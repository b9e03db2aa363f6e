using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The reference to a place where no actor is: what is sent there is a dead letter.</summary>
internal class EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : MinimalActorRef
{
    public override ActorPath Path => path;

    public override IActorRefProvider Provider => provider;

#pragma warning disable CS0672 // obsolete where users see it, not here
    public override bool IsTerminated => true;
#pragma warning restore CS0672

    public override void SendSystemMessage(ISystemMessage message) => HandleSpecial(message, provider.DeadLetters);

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case null:
                throw new InvalidMessageException("Message is null");
            case DeadLetter letter:
                HandleSpecial(letter.Message, letter.Sender);
                break;
            default:
                if (!HandleSpecial(message, sender))
                    PublishDeadLetter(message, sender);
                break;
        }
    }

    protected void PublishDeadLetter(object message, IActorRef sender) =>
        eventStream.Publish(new DeadLetter(message, SenderOrDeadLetters(sender), this));

    protected virtual bool HandleSpecial(object message, IActorRef sender)
    {
        switch (message)
        {
            case Watch watch:
                ReplyThatWatcheeIsDead(watch);
                return true;
            case Unwatch:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                return true;
            case ActorSelectionMessage selection:
                HandleSelection(selection, sender);
                return true;
            case IDeadLetterSuppression suppressed:
                PublishSuppressed(suppressed, sender);
                return true;
            default:
                return false;
        }
    }

    protected virtual void ReplyThatWatcheeIsDead(Watch watch)
    {
        if (watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, false, false));
    }

    private void HandleSelection(ActorSelectionMessage selection, IActorRef sender)
    {
        if (selection.Message is Identify identify)
        {
            if (!selection.WildCardFanOut)
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
        }
        else if (selection.Message is IDeadLetterSuppression suppressed)
            PublishSuppressed(suppressed, sender);
        else
            PublishDeadLetter(selection.Message, sender);
    }

    private void PublishSuppressed(IDeadLetterSuppression message, IActorRef sender) =>
        eventStream.Publish(new SuppressedDeadLetter(message, SenderOrDeadLetters(sender), this));

    private IActorRef SenderOrDeadLetters(IActorRef sender) => sender.IsNobody() ? provider.DeadLetters : sender;
}
