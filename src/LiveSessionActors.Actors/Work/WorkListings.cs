using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>Lists of work, and who waits for one: for all work once the sessions have been read.</summary>
internal sealed class WorkListings(Workspace workspace, WorkQueue queue)
{
    private readonly List<(IActorRef Asker, bool OnlyDead)> _waiting = [];

    /// <summary>Whether anybody waits.</summary>
    public bool AreAwaited => _waiting.Count > 0;

    /// <summary>How many sessions could not be read when all were, at least.</summary>
    public int Unread { get; private set; }

    /// <summary>Somebody waits.</summary>
    public void Add(IActorRef asker, bool onlyDead) => _waiting.Add((asker, onlyDead));

    /// <summary>The sessions have been read, but for so many: gives the lists.</summary>
    public void Answer(int unread)
    {
        Unread = unread;
        foreach (var (asker, onlyDead) in _waiting)
            asker.Tell(Of(onlyDead));
        _waiting.Clear();
    }

    /// <summary>The sessions could not be read. How many are missing nobody knows.</summary>
    public void Refuse(WorkReply.Refused refused)
    {
        Unread = Math.Max(1, Unread);
        foreach (var (asker, _) in _waiting)
            asker.Tell(refused);
        _waiting.Clear();
    }

    /// <summary>All work as it is known now, or only what is dead.</summary>
    public WorkReply.Listed Of(bool onlyDead) => new(
        workspace, [.. queue.Listing.Where(item => item.IsDead || !onlyDead)], Unread);
}
