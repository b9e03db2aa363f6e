using System.Collections.Concurrent;

namespace Akka.Actor;

/// <summary>The references below <c>/temp</c>: those that wait for one answer.</summary>
internal sealed class TempContainer(
    IActorRefProvider provider, ActorPath path, IInternalActorRef parent) : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override ActorPath Path => path;

    public override IActorRefProvider Provider => provider;

    public override IInternalActorRef Parent => parent;

    public void Add(string name, IInternalActorRef child) => _children[name] = child;

    public void Remove(string name) => _children.TryRemove(name, out _);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || string.IsNullOrEmpty(name[0]))
            return this;
        return _children.TryGetValue(name[0], out var child) ? child.GetChild([.. name.Skip(1)]) : ActorRefs.Nobody;
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is ActorSelectionMessage { Elements: [SelectChildName { Name: var name }] } selection
            && _children.TryGetValue(name, out var child))
        {
            child.Tell(selection.Message, sender);
        }
        else if (message is ActorSelectionMessage)
            provider.DeadLetters.Tell(message, sender);
    }
}
