using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference of an actor of this process.</summary>
public class LocalActorRef : ActorRefWithCell
{
    internal LocalActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path)
    {
        Path = path;
        Cell = new ActorCell(system, this, props, dispatcher, supervisor);
    }

    /// <inheritdoc />
    public override ActorPath Path { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider => Cell.SystemImpl.Provider;

    /// <inheritdoc />
    public override IInternalActorRef Parent => Cell.Parent;

    /// <inheritdoc />
    public override IEnumerable<IActorRef> Children => Cell.Children.Snapshot();

    /// <inheritdoc />
    public override bool IsLocal => true;

    /// <inheritdoc />
    public override bool IsTerminated => Cell.IsTerminated;

    internal ActorCell Cell { get; }

    internal sealed override ActorCell Underlying => Cell;

    /// <inheritdoc />
    public override IInternalActorRef GetSingleChild(string name) => Cell.Children.Find(name);

    /// <inheritdoc />
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef current = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (current is not ActorRefWithCell withCell)
                return current.GetChild([.. name.Skip(i)]);
            current = name[i] switch
            {
                ".." => withCell.Parent,
                "" => withCell,
                var child => withCell.GetSingleChild(child),
            };
        }
        return current;
    }

    /// <inheritdoc />
    public override void Resume(Exception causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc />
    public override void Start() => Cell.Start();

    /// <inheritdoc />
    public override void Stop() => SendSystemMessage(new Terminate());

    /// <inheritdoc />
    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc />
    public override void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc />
    public override void SendSystemMessage(ISystemMessage message) => Cell.Mailbox.PostSystem((SystemMessage)message);

    /// <inheritdoc />
    protected override void TellInternal(object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Cell.Mailbox.Post(new Envelope(message, sender));
    }
}
