namespace Akka.Actor;

/// <summary>How references compare: by path and incarnation.</summary>
public abstract class ActorRefBase : IActorRef
{
    /// <inheritdoc />
    public abstract ActorPath Path { get; }

    /// <inheritdoc />
    public void Tell(object message, IActorRef sender) => TellInternal(message, sender);

    /// <summary>Delivers a message.</summary>
    protected abstract void TellInternal(object message, IActorRef sender);

    /// <inheritdoc />
    public override string ToString() => $"[{Path.ToStringWithUid()}]";

    /// <inheritdoc />
    public override bool Equals(object obj) => ReferenceEquals(this, obj) || (obj is IActorRef other && Equals(other));

    /// <inheritdoc />
    public bool Equals(IActorRef other) =>
        ReferenceEquals(this, other)
        || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine((int)Path.Uid, Path.GetHashCode());

    /// <inheritdoc />
    public int CompareTo(object obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException(
            $"Object must be of type IActorRef, found {obj.GetType()} instead.", nameof(obj)),
    };

    /// <inheritdoc />
    public int CompareTo(IActorRef other)
    {
        if (other is null)
            return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath == 0 ? Path.Uid.CompareTo(other.Path.Uid) : byPath;
    }
}
