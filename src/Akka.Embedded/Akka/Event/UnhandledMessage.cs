using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that its actor did not handle.</summary>
public sealed class UnhandledMessage : AllDeadLetters, IWrappedMessage
{
    /// <summary>Notes the message.</summary>
    public UnhandledMessage(
        object message, IActorRef sender, IActorRef recipient) : base(message, sender, recipient) { }
}
