using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor that has a stash without a limit.</summary>
public interface IWithUnboundedStash
    : IWithUnrestrictedStash, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>;
