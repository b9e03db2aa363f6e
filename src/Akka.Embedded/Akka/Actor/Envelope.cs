namespace Akka.Actor;

/// <summary>A message and who sent it.</summary>
public readonly struct Envelope
{
    /// <summary>Makes an envelope whose sender, if there is none, is the dead letters of the system.</summary>
    public Envelope(object message, IActorRef sender, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
        Sender = sender ?? system.DeadLetters;
    }

    /// <summary>Makes an envelope.</summary>
    public Envelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <summary>Who sent the message.</summary>
    public IActorRef Sender { get; }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{Message ?? "null"}> from {Sender?.ToString() ?? "NoSender"}";
}
