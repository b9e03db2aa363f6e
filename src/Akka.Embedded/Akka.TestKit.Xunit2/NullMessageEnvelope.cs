using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Stands for no message having been received.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    /// <summary>The only one.</summary>
    public static readonly NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    /// <summary>Throws: there is no message.</summary>
    public override object Message => throw NothingReceived();

    /// <summary>Throws: there is no sender.</summary>
    public override IActorRef Sender => throw NothingReceived();

    /// <summary>Says that there is no message.</summary>
    public override string ToString() => "<null>";

    private static IllegalActorStateException NothingReceived() => new("last receive did not dequeue a message");
}
