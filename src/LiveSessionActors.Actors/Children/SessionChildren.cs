using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Children;

/// <summary>The sessions in memory: by id, and by how long they have not been used.</summary>
internal sealed class SessionChildren(TimeProvider time)
{
    private readonly Dictionary<SessionId, SessionChild> _byId = [];
    private readonly LinkedList<SessionChild> _byUse = new();

    /// <summary>All of them, leaving ones included.</summary>
    public IReadOnlyCollection<SessionChild> All => _byId.Values;

    /// <summary>How many stay.</summary>
    public int Staying => _byUse.Count;

    /// <summary>The running one that has not been used for longest, or null.</summary>
    public SessionChild? LeastUsed => _byUse.FirstOrDefault(child => child.Phase == ChildPhase.Running);

    /// <summary>The child of that id.</summary>
    public bool TryGet(SessionId id, [NotNullWhen(true)] out SessionChild? child) => _byId.TryGetValue(id, out child);

    /// <summary>Adds a child, used now.</summary>
    public void Add(SessionChild child)
    {
        _byId.Add(child.Id, child);
        _byUse.AddLast(child.Use);
        child.UsedAt = time.GetTimestamp();
    }

    /// <summary>Notes that a child is used now.</summary>
    public void Use(SessionChild child)
    {
        if (child.Phase == ChildPhase.Leaving)
            return;

        _byUse.Remove(child.Use);
        _byUse.AddLast(child.Use);
        child.UsedAt = time.GetTimestamp();
    }

    /// <summary>Notes that a child was told to finish.</summary>
    public void Leave(SessionChild child)
    {
        child.Phase = ChildPhase.Leaving;
        _byUse.Remove(child.Use);
    }

    /// <summary>Removes a child.</summary>
    public void Remove(SessionChild child)
    {
        _byId.Remove(child.Id);
        if (child.Phase != ChildPhase.Leaving)
            _byUse.Remove(child.Use);
    }

    /// <summary>The running ones that have not been used for <paramref name="idle"/>.</summary>
    public IReadOnlyList<SessionChild> UnusedFor(TimeSpan idle) =>
    [
        .. _byUse.TakeWhile(child => time.GetElapsedTime(child.UsedAt) >= idle)
            .Where(child => child.Phase == ChildPhase.Running),
    ];
}
