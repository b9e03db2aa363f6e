using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// The looks at all sessions of a workspace: one at a time, rests in between, and what a look may not overrule because
/// it was overtaken by what a session said itself.
/// </summary>
/// <param name="interval">The shortest rest.</param>
internal sealed class WorkLooks(TimeSpan interval)
{
    // A look at very many sessions is followed by a rest of so many times its length.
    private const int RestPerLook = 10;

    private readonly HashSet<SessionId> _heard = [];
    private readonly HashSet<SessionId> _postponed = [];
    private TimeSpan? _since;
    private TimeSpan _due;

    /// <summary>Whether the sessions have been looked at once: nothing is handed out before.</summary>
    public bool HasLooked { get; private set; }

    /// <summary>Whether a look is under way.</summary>
    public bool IsUnderWay => _since is not null;

    /// <summary>How soon to look when somebody wants work: at once when the last look is old.</summary>
    public TimeSpan DueIn(TimeSpan now) => HasLooked && _due > now ? _due - now : TimeSpan.Zero;

    /// <summary>Begins a look; false when one is under way.</summary>
    public bool Begin(TimeSpan now)
    {
        if (IsUnderWay)
            return false;

        _since = now;
        _heard.Clear();
        return true;
    }

    /// <summary>A session has said how it stands.</summary>
    public void Heard(SessionId session) => _heard.Add(session);

    /// <summary>
    /// Whether a session is to be looked at by itself only once all have been. Before that the oldest work is not
    /// known, and nothing that changes meanwhile may come before it.
    /// </summary>
    public bool Postpones(SessionId session)
    {
        if (!HasLooked)
            _postponed.Add(session);
        return !HasLooked;
    }

    /// <summary>The sessions to be looked at by themselves now.</summary>
    public List<SessionId> TakePostponed()
    {
        List<SessionId> postponed = [.. _postponed];
        _postponed.Clear();
        return postponed;
    }

    /// <summary>Takes in what a look found.</summary>
    public void Found(WorkspaceReply.SessionsListed listed, WorkQueue queue)
    {
        HasLooked = true;
        var unheard = listed.Sessions.Where(session => !_heard.Contains(session.Id));
        foreach (var session in unheard.OrderBy(ChangedAt, StringComparer.Ordinal))
            queue.Observe(session);
        queue.KeepOnly(listed.Sessions.Select(session => session.Id).Concat(_heard).ToHashSet());
    }

    /// <summary>Ends a look; the rest that follows it.</summary>
    public TimeSpan End(TimeSpan now)
    {
        var rest = RestPerLook * (now - _since ?? TimeSpan.Zero);
        _since = null;
        rest = rest > interval ? rest : interval;
        _due = now + rest;
        return rest;
    }

    private static string ChangedAt(SessionSnapshot session) =>
        session.UpdatedAt is JsString { Value: var time } ? time : "";
}
