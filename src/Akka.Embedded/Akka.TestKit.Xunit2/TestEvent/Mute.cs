using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit.TestEvent;

/// <summary>Published to keep the events that these filters choose from being logged.</summary>
public sealed class Mute : INoSerializationVerificationNeeded
{
    /// <summary>For these filters.</summary>
    public Mute(params EventFilterBase[] filters) => Filters = filters;

    /// <summary>For these filters.</summary>
    public Mute(IReadOnlyCollection<EventFilterBase> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<EventFilterBase> Filters { get; }
}
