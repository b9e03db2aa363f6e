using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that reached no actor.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Notes the message.</summary>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient) : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
