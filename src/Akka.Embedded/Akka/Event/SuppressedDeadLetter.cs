using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that reached no actor and is not worth a log entry.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Notes the message.</summary>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
