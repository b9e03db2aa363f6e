using Akka.Actor;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>
/// The readers that wait: for the appends that came before them, and then for a look at the journal that begins after
/// they asked.
/// </summary>
internal sealed class ReadQueue(SessionKey session)
{
    private readonly Queue<(IActorRef Reader, long Ticket)> _waiting = new();
    private readonly List<IActorRef> _looking = [];

    /// <summary>How many wait for a look to begin.</summary>
    public int Count => _waiting.Count;

    /// <summary>Queues a reader behind the appends up to <paramref name="ticket"/>.</summary>
    public void Add(IActorRef reader, long ticket) => _waiting.Enqueue((reader, ticket));

    /// <summary>A look begins, <paramref name="taken"/> appends being done: whether anyone waits for it.</summary>
    public bool Begin(long taken)
    {
        while (_waiting.TryPeek(out var first) && first.Ticket <= taken)
            _looking.Add(_waiting.Dequeue().Reader);
        return _looking.Count > 0;
    }

    /// <summary>The look has ended: the answers to those who waited for it.</summary>
    public IReadOnlyList<Answer> End(DerivedSession found) => _looking.Count == 0 ? [] : Answer(
        new SessionReply.SnapshotFound(session.Workspace, session.Session, found.LastSeq, found.State.Snapshot),
        awaitsSnapshotFile: true);

    /// <summary>The answers that refuse them all.</summary>
    public IReadOnlyList<Answer> RefuseAll(Refusal refusal)
    {
        Begin(long.MaxValue);
        return Answer(new SessionReply.Refused(session.Workspace, session.Session, refusal));
    }

    private Answer[] Answer(SessionReply reply, bool awaitsSnapshotFile = false)
    {
        var answers = new Answer[_looking.Count];
        for (var index = 0; index < answers.Length; index++)
            answers[index] = new Answer(_looking[index], reply, awaitsSnapshotFile);
        _looking.Clear();
        return answers;
    }
}
