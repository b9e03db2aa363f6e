namespace Akka.Dispatch;

/// <summary>A queue without a limit that messages can be put back at the front of.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics
    : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics;
