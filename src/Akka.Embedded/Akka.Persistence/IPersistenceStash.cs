using Akka.Actor;

namespace Akka.Persistence;

/// <summary>Has an internal stash besides the user's one.</summary>
public interface IPersistenceStash : IWithUnboundedStash
{
    /// <summary>What happens to a message that the internal stash has no room for.</summary>
    IStashOverflowStrategy InternalStashOverflowStrategy { get; }
}
