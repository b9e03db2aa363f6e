namespace Akka.Persistence;

/// <summary>A persistent actor that says of each message whether it handles it.</summary>
public abstract class PersistentActor : Eventsourced
{
    /// <inheritdoc />
    protected override bool Receive(object message) => ReceiveCommand(message);
}
