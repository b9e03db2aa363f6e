using Akka.Actor;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>Keeps what filters choose from being logged.</summary>
internal sealed class MutedFilters : IUnmutableFilter
{
    private readonly IReadOnlyList<EventFilterBase> _filters;
    private readonly ActorSystem _system;
    private int _isUnmuted;

    internal MutedFilters(IReadOnlyList<EventFilterBase> filters, ActorSystem system)
    {
        _filters = filters;
        _system = system;
        _system.EventStream.Publish(new Mute(filters));
    }

    public void Unmute()
    {
        if (Interlocked.Exchange(ref _isUnmuted, 1) == 0)
        {
            _system.EventStream.Publish(new Unmute(_filters));
        }
    }

    public void Dispose() => Unmute();
}
