using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs unhandled messages at debug level.</summary>
internal sealed class UnhandledMessageForwarder : ActorBase
{
    protected override bool Receive(object message)
    {
        if (message is not UnhandledMessage unhandled)
            return false;
        var sender = unhandled.Sender is null ? "NoSender" : unhandled.Sender.Path.ToString();
        var recipient = unhandled.Recipient;
        Context.System.EventStream.Publish(new Debug(
            recipient.Path.ToString(), recipient.GetType(), $"Unhandled message from {sender} : {unhandled.Message}"));
        return true;
    }
}
