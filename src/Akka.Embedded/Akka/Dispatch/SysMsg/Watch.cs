using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Asks an actor to tell another of its end.</summary>
internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IInternalActorRef Watchee { get; } = watchee;

    public IInternalActorRef Watcher { get; } = watcher;

    public override string ToString() => $"<Watch>: {Watcher} wants to watch {Watchee}";
}
