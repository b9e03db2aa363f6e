using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>A queue that messages can be put back at the front of.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message at the front.</summary>
    void EnqueueFirst(Envelope envelope);
}
