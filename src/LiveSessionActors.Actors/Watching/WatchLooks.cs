using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// The looks at a workspace's journals: one at a time, at all of them now and then, at single ones when it is known
/// that there is something.
/// </summary>
internal sealed class WatchLooks(WorkspaceContext workspace, IActorRef self)
{
    // A look at very many journals is followed by a rest of so many times its length.
    private const int RestPerLook = 4;

    private ImmutableHashSet<SessionId> _wanted = [];
    private ImmutableHashSet<SessionId> _unfinished = [];
    private ArraySegment<SessionId> _rest = ArraySegment<SessionId>.Empty;
    private bool _allWanted;
    private long _since;

    /// <summary>Whether a look is under way.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>How many looks at all journals have begun.</summary>
    public long Begun { get; private set; }

    /// <summary>How many of them have come to the ends of all journals, as they were when they came to each.</summary>
    public long Ended { get; private set; }

    /// <summary>Whether there is something to look at and no look is under way.</summary>
    public bool IsDue => !IsUnderWay && (_allWanted || !_wanted.IsEmpty || Ended < Begun);

    /// <summary>All journals are to be looked at.</summary>
    public void Want() => _allWanted = true;

    /// <summary>A journal is to be looked at.</summary>
    public void Want(SessionId session) => _wanted = _wanted.Add(session);

    /// <summary>Begins the next look, which is due.</summary>
    public void Begin(ImmutableDictionary<SessionId, WatchedJournal> known, bool withChanges)
    {
        // A look at all that was cut short goes on where it was before all are looked at anew.
        var all = _allWanted && Ended == Begun;
        SessionId[] only = all ? [] : [.. _wanted.Union(_unfinished), .. _rest];
        if (all)
            Begun++;
        (IsUnderWay, _allWanted, _since) = (true, _allWanted && !all, workspace.Time.GetTimestamp());
        (_wanted, _unfinished, _rest) = ([], [], ArraySegment<SessionId>.Empty);
        WorkspaceLook.RunAsync(workspace, known, withChanges, only).PipeTo(
            self, success: found => new Done(found, null), failure: cause => new Done(null, cause));
    }

    /// <summary>A look has ended; how long to rest before the next one at all journals.</summary>
    public TimeSpan End(Done done)
    {
        IsUnderWay = false;
        if (done.Found is { } found)
        {
            _rest = found.Rest;
            _unfinished = [.. found.Findings.Where(finding => finding.More).Select(finding => finding.Session)];
        }

        // One that failed has ended, too: who waits for it is not left waiting.
        if (_rest.Count == 0 && _unfinished.IsEmpty)
            Ended = Begun;

        var rest = RestPerLook * workspace.Time.GetElapsedTime(_since);
        return rest > workspace.Settings.Watch.LookInterval ? rest : workspace.Settings.Watch.LookInterval;
    }

    /// <summary>A look has ended: what it found, or why it failed.</summary>
    public sealed record Done(WorkspaceLook.Found? Found, Exception? Failure);
}
