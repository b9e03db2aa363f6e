using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published to let the events that these filters choose be logged again.</summary>
public sealed class Unmute : INoSerializationVerificationNeeded
{
    /// <summary>For these filters.</summary>
    public Unmute(params EventFilterBase[] filters) => Filters = filters;

    /// <summary>For these filters.</summary>
    public Unmute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
