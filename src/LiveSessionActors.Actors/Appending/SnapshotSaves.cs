using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>
/// Keeps a session's snapshot file behind the session: saves its newest snapshot, one at a time, and at most once in an
/// interval unless an answer waits for it. Two at a time could end with the older one in the file.
/// </summary>
/// <param name="save">Saves a snapshot, which ends with <see cref="Ended"/>.</param>
/// <param name="wake">Has <see cref="Woken"/> called after a time.</param>
/// <param name="tell">Gives an answer.</param>
/// <param name="time">The clock.</param>
/// <param name="interval">The shortest time from one save to the next that nobody waits for.</param>
internal sealed class SnapshotSaves(
    Action<SessionSnapshot> save, Action<TimeSpan> wake, Action<Answer> tell, TimeProvider time, TimeSpan interval)
{
    private List<Answer>? _saving;
    private List<Answer> _waiting = [];
    private SessionSnapshot? _next;
    private DerivedSession? _followed;
    private long? _savedAt;
    private bool _waking;

    /// <summary>Whether the file is as it is to be.</summary>
    public bool IsDone => _saving is null && _next is null;

    /// <summary>
    /// Gives <paramref name="answers"/>, those that wait for the file once it shows <paramref name="session"/>, and has the
    /// file follow the session.
    /// </summary>
    public void Answer(DerivedSession session, IReadOnlyList<Answer> answers)
    {
        var follows = session.HasJournal && !ReferenceEquals(session, _followed);
        for (var index = 0; index < answers.Count; index++)
        {
            if (answers[index].AwaitsSnapshotFile && (follows || !IsDone))
                _waiting.Add(answers[index]);
            else
                tell(answers[index]);
        }

        if (follows)
            (_followed, _next) = (session, session.State.Snapshot);
        GoOn();
    }

    /// <summary>One has ended, well or not: nobody needs a snapshot file, so both are answered alike.</summary>
    public void Ended()
    {
        Give(_saving ?? []);
        _saving = null;
        if (_next is null)
            Give(TakeWaiting());
        GoOn();
    }

    /// <summary>The time that <c>wake</c> was called with is over.</summary>
    public void Woken()
    {
        _waking = false;
        Finish();
    }

    /// <summary>Saves what is still to be saved now.</summary>
    public void Finish()
    {
        if (_saving is null && _next is not null)
            Start(_next);
    }

    /// <summary>Gives all answers now: what they say is in the journal.</summary>
    public void GiveAll()
    {
        Give(_saving ?? []);
        Give(TakeWaiting());
        (_saving, _next) = (null, null);
    }

    private void GoOn()
    {
        if (_saving is not null || _next is null)
            return;

        var rest = _savedAt is { } saved && _waiting.Count == 0 ? interval - time.GetElapsedTime(saved) : TimeSpan.Zero;
        if (rest <= TimeSpan.Zero)
            Start(_next);
        else
            WakeAfter(rest);
    }

    private void WakeAfter(TimeSpan rest)
    {
        if (!_waking)
            wake(rest);
        _waking = true;
    }

    private void Start(SessionSnapshot snapshot)
    {
        (_saving, _next, _savedAt) = (TakeWaiting(), null, time.GetTimestamp());
        save(snapshot);
    }

    private List<Answer> TakeWaiting()
    {
        if (_waiting.Count == 0)
            return [];
        var waiting = _waiting;
        _waiting = [];
        return waiting;
    }

    private void Give(List<Answer> answers)
    {
        for (var index = 0; index < answers.Count; index++)
            tell(answers[index]);
    }
}
