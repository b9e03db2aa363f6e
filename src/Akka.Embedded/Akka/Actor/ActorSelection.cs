namespace Akka.Actor;

/// <summary>The actors that a path leads to, as often as a message is sent: none, one or many.</summary>
public class ActorSelection : ICanTell
{
    /// <summary>Makes a selection that leads nowhere.</summary>
    public ActorSelection() { }

    /// <summary>Makes a selection that begins at an actor.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>Makes a selection that begins at an actor.</summary>
    public ActorSelection(IActorRef anchor, string path) : this(anchor, path.Length == 0 ? [] : path.Split('/')) { }

    /// <summary>Makes a selection that begins at an actor.</summary>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        Path = [.. elements.Where(element => !string.IsNullOrEmpty(element)).Select(Parse)];
        var recursive = Array.FindIndex(Path, static element => element is SelectChildRecursive);
        if (recursive >= 0 && recursive != Path.Length - 1)
            throw new IllegalActorNameException("Double wildcard can only appear at the last path entry");
    }

    /// <summary>The actor where the path begins.</summary>
    public IActorRef Anchor { get; }

    /// <summary>The steps of the path.</summary>
    public SelectionPathElement[] Path { get; }

    /// <summary>The path as text.</summary>
    public string PathString => "/" + string.Join('/', (IEnumerable<SelectionPathElement>)Path);

    /// <summary>Sends a message to all actors of the selection.</summary>
    public void Tell(object message, IActorRef sender = null) =>
        SelectionDelivery.Deliver(
            (IInternalActorRef)Anchor,
            sender ?? ActorCell.GetCurrentSelfOrNoSender(),
            new ActorSelectionMessage(message, Path));

    /// <summary>Asks the selection for its reference; fails if none answers in time.</summary>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>Asks the selection for its reference; fails if none answers in time.</summary>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException("subject was null");
        }
        catch (Exception failure)
        {
            throw new ActorNotFoundException("Exception occurred while resolving ActorSelection", failure);
        }
    }

    /// <inheritdoc />
    public override bool Equals(object obj) =>
        ReferenceEquals(this, obj) || (obj?.GetType() == GetType() && Equals((ActorSelection)obj));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc />
    public override string ToString() => $"ActorSelection[Anchor({Anchor.Path.ToStringWithUid()}), Path({PathString})]";

    /// <summary>Says whether two selections begin at the same actor and have the same path.</summary>
    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && PathString == other.PathString;

    private static SelectionPathElement Parse(string element) => element switch
    {
        "**" => SelectChildRecursive.Instance,
        ".." => SelectParent.Instance,
        _ when element.AsSpan().ContainsAny('?', '*') => new SelectChildPattern(element),
        _ => new SelectChildName(element),
    };
}
