using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>The children of one actor by name, and which of them it waits for to end.</summary>
internal sealed class ChildrenContainer(ActorCell cell)
{
    private static readonly IInternalActorRef[] None = [];

    private readonly Lock _lock = new();
    // A name without stats is reserved for a child that is being made.
    private Dictionary<string, ChildRestartStats> _byName;
    private HashSet<IActorRef> _toDie;
    private SuspendReason _reason;
    private bool _terminated;
    private long _nextName = -1;

    public Exception RecreationCause { get; private set; }

    public bool IsTerminating => _terminated || (_toDie is not null && _reason == SuspendReason.Termination);

    /// <summary>Whether neither a restart nor the end is being waited for.</summary>
    public bool IsNormal => !_terminated && (_toDie is null || _reason == SuspendReason.UserRequest);

    public bool IsWaitedFor => _toDie is not null && _reason != SuspendReason.UserRequest;

    public IReadOnlyList<IInternalActorRef> Snapshot()
    {
        lock (_lock)
            return _byName is null ? None : [.. Made().Select(static stats => stats.Child)];
    }

    /// <summary>The children, copied only if somebody looks.</summary>
    public IEnumerable<IInternalActorRef> Lazily()
    {
        foreach (var child in Snapshot())
            yield return child;
    }

    public IReadOnlyList<ChildRestartStats> Stats()
    {
        lock (_lock)
            return _byName is null ? [] : [.. Made()];
    }

    public IInternalActorRef FindExact(string name)
    {
        lock (_lock)
        {
            ChildRestartStats stats = null;
            _byName?.TryGetValue(name, out stats);
            return stats?.Child ?? ActorRefs.Nobody;
        }
    }

    /// <summary>Finds a child by a name that may end in <c>#uid</c>.</summary>
    public IInternalActorRef Find(string name)
    {
        var (plain, uid) = ActorPathParser.SplitUid(name);
        var child = FindExact(plain);
        return uid == ActorCell.UndefinedUid || child.Path.Uid == uid ? child : ActorRefs.Nobody;
    }

    public bool TryFind(IActorRef child, out ChildRestartStats stats)
    {
        stats = null;
        lock (_lock)
        {
            return _byName is not null && _byName.TryGetValue(child.Path.Name, out stats)
                && stats is not null && stats.Child.Equals(child);
        }
    }

    public LocalActorRef Make(Props props, string name)
    {
        ArgumentNullException.ThrowIfNull(props);
        name = name is null ? Base64Name.Encode(Interlocked.Increment(ref _nextName)) : Checked(name);
        lock (_lock)
            Reserve(name);
        LocalActorRef child;
        try
        {
            child = cell.SystemImpl.LocalProvider.MakeActor(props, cell.Self, cell.Self.Path, name);
        }
        catch
        {
            lock (_lock)
                _byName.Remove(name);
            throw;
        }
        // Its first turn must find it suspended as often as its parent is.
        for (var i = cell.Faults.IsFailed ? cell.Mailbox.SuspendCount : 0; i > 0; i--)
            child.Suspend();
        lock (_lock)
            _byName[name] = new ChildRestartStats(child);
        child.Start();
        cell.PublishLifecycle("now supervising {0}", child.Path);
        return child;
    }

    /// <summary>Ends an actor; if it is a child, its end is waited for.</summary>
    public void Stop(IActorRef actor)
    {
        if (TryFind(actor, out _))
        {
            lock (_lock)
                ShallDie(actor);
        }
        ((IInternalActorRef)actor).Stop();
    }

    public void StopAll()
    {
        foreach (var child in Snapshot())
            Stop(child);
    }

    /// <summary>Says what the children that are ending are waited for with; false if none is ending.</summary>
    public bool WaitFor(SuspendReason reason, Exception cause = null)
    {
        lock (_lock)
        {
            if (_toDie is null)
            {
                _terminated |= reason == SuspendReason.Termination;
                return false;
            }
            _reason = reason;
            RecreationCause = cause;
            return true;
        }
    }

    /// <summary>Forgets a child that has ended; hands back what was waited for with it, if it was the last.</summary>
    public SuspendReason? Remove(IActorRef child)
    {
        lock (_lock)
        {
            _byName?.Remove(child.Path.Name);
            _toDie?.Remove(child);
            if (_toDie is null || _toDie.Count > 0)
                return null;
            _toDie = null;
            _terminated |= _reason == SuspendReason.Termination;
            return _reason;
        }
    }

    public void SetTerminated()
    {
        lock (_lock)
        {
            _terminated = true;
            _toDie = null;
        }
    }

    public void Suspend(IActorRef exceptFor = null, IReadOnlyCollection<IActorRef> exceptForThese = null)
    {
        foreach (var child in Snapshot())
        {
            if (!child.Equals(exceptFor) && exceptForThese?.Contains(child) != true)
                child.Suspend();
        }
    }

    public void Resume(Exception causedByFailure, IActorRef perpetrator)
    {
        foreach (var child in Snapshot())
            child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }

    private static string Checked(string name)
    {
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException($"Illegal actor name [{name}]. {ActorPath.ValidActorNameDescription}");
        return name;
    }

    private IEnumerable<ChildRestartStats> Made() => _byName.Values.Where(static stats => stats is not null);

    private void Reserve(string name)
    {
        if (IsTerminating)
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        _byName ??= new Dictionary<string, ChildRestartStats>(StringComparer.Ordinal);
        if (!_byName.TryAdd(name, null))
            throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
    }

    private void ShallDie(IActorRef child)
    {
        if (_toDie is null)
        {
            _toDie = [];
            _reason = SuspendReason.UserRequest;
        }
        _toDie.Add(child);
    }
}
