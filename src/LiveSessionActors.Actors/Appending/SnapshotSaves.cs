using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>
/// Stores a session's snapshots one after the other, the newest of those that wait, and hands out the answers that wait
/// for each. Two at a time could end with the older one in the file.
/// </summary>
internal sealed class SnapshotSaves(Action<SessionSnapshot> save, Action<Answer> tell)
{
    private IReadOnlyList<Answer>? _saving;
    private IReadOnlyList<Answer> _next = [];
    private SessionSnapshot? _nextSnapshot;
    private DerivedSession? _stored;

    /// <summary>Whether nothing is being stored.</summary>
    public bool IsIdle => _saving is null;

    /// <summary>
    /// Gives <paramref name="answers"/>; when the session has changed since its snapshot was stored and may be written,
    /// after that was done.
    /// </summary>
    public void Answer(DerivedSession session, bool mayWrite, IReadOnlyList<Answer> answers)
    {
        if (answers.Count == 0 || ReferenceEquals(session, _stored) || !session.HasJournal || !mayWrite)
        {
            Give(answers);
            return;
        }

        _stored = session;
        _nextSnapshot = session.State.Snapshot;
        _next = _next.Count == 0 ? answers : [.. _next, .. answers];
        if (IsIdle)
            Start(_nextSnapshot);
    }

    /// <summary>One has ended, well or not: nobody needs a snapshot, so both are answered alike.</summary>
    public void Ended()
    {
        Give(_saving ?? []);
        _saving = null;
        if (_nextSnapshot is { } snapshot)
            Start(snapshot);
    }

    /// <summary>Gives all answers now: what they say is in the journal.</summary>
    public void GiveAll()
    {
        Give(_saving ?? []);
        Give(_next);
        (_saving, _next, _nextSnapshot) = (null, [], null);
    }

    private void Start(SessionSnapshot snapshot)
    {
        (_saving, _next, _nextSnapshot) = (_next, [], null);
        save(snapshot);
    }

    private void Give(IReadOnlyList<Answer> answers)
    {
        for (var index = 0; index < answers.Count; index++)
            tell(answers[index]);
    }
}
