using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Children;

/// <summary>The sessions in memory: by id, and by which is to leave first.</summary>
internal sealed class SessionChildren(TimeProvider time)
{
    private readonly Dictionary<SessionId, SessionChild> _byId = [];
    private readonly LinkedList<SessionChild> _byUse = new();

    /// <summary>All of them, leaving ones included.</summary>
    public IReadOnlyCollection<SessionChild> All => _byId.Values;

    /// <summary>How many stay.</summary>
    public int Staying => _byUse.Count;

    /// <summary>The one that is the first to leave, or null.</summary>
    public SessionChild? First => _byUse.First?.Value;

    /// <summary>The child of that id.</summary>
    public bool TryGet(SessionId id, [NotNullWhen(true)] out SessionChild? child) => _byId.TryGetValue(id, out child);

    /// <summary>Adds a child: one that is used, or one that is the first to leave.</summary>
    public void Add(SessionChild child, bool isUsed)
    {
        _byId.Add(child.Id, child);
        if (isUsed)
            _byUse.AddLast(child.Use);
        else
            _byUse.AddFirst(child.Use);
        child.UsedAt = time.GetTimestamp();
    }

    /// <summary>Notes that a child is used now.</summary>
    public void Use(SessionChild child)
    {
        if (!child.Stays)
            return;

        _byUse.Remove(child.Use);
        _byUse.AddLast(child.Use);
        child.UsedAt = time.GetTimestamp();
    }

    /// <summary>Notes that a child is to leave.</summary>
    public void Leave(SessionChild child)
    {
        if (child.Stays)
            _byUse.Remove(child.Use);
    }

    /// <summary>Removes a child.</summary>
    public void Remove(SessionChild child)
    {
        _byId.Remove(child.Id);
        Leave(child);
    }

    /// <summary>Those that have not been used for <paramref name="idle"/>.</summary>
    public IReadOnlyList<SessionChild> UnusedFor(TimeSpan idle) =>
        [.. _byUse.Where(child => time.GetElapsedTime(child.UsedAt) >= idle)];
}
