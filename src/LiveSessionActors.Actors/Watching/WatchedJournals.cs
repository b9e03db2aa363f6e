using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>How far the journals of a workspace are known to its watchers. Immutable.</summary>
internal sealed class WatchedJournals
{
    private readonly int _states;

    private WatchedJournals(ImmutableDictionary<SessionId, WatchedJournal> all, int states) =>
        (All, _states) = (all, states);

    /// <summary>Of a workspace that nothing is known of.</summary>
    public static WatchedJournals None { get; } = new(ImmutableDictionary<SessionId, WatchedJournal>.Empty, 0);

    /// <summary>Each of them.</summary>
    public ImmutableDictionary<SessionId, WatchedJournal> All { get; }

    /// <summary>As an index knows them.</summary>
    public static WatchedJournals Of(IReadOnlyDictionary<SessionId, KnownLine> known) => new(
        known.ToImmutableDictionary(pair => pair.Key, pair => WatchedJournal.Unseen with { Last = pair.Value }), 0);

    /// <summary>Whether this is how far a journal is known.</summary>
    public bool Knows(WatchedJournal journal, SessionId session) => ReferenceEquals(journal, Of(session));

    /// <summary>
    /// What a session appended, when it directly follows what is known; null when the journal is to be looked at.
    /// </summary>
    public JournalFinding? Follow(SessionProtocol.Changed changed)
    {
        var known = Of(changed.Session);
        var lines = known.Last.Line + changed.Entries.Count;
        if (changed.Entries.Count == 0 || changed.From is not { } from || !from.IsSamePlace(known.Position)
            || from.Lines != known.Last.Line || lines != changed.Now.Position.Lines)
            return null;

        var found = changed.Entries.Select(appended => new FoundLine(
            LineHash.Of(appended.Entry), SessionChange.Of(appended.Entry, appended.After))).ToList();
        var now = new WatchedJournal(
            new KnownLine(lines, found[^1].Hash), changed.Now.Position, changed.Now.Settled);
        return new JournalFinding(changed.Session, known, now, found, Replaced: false, More: false);
    }

    /// <summary>Whether a session says nothing new; then its state is taken over.</summary>
    public bool TryAdopt(SessionProtocol.Changed changed, out WatchedJournals adopted)
    {
        adopted = this;
        var known = Of(changed.Session);
        if (!changed.Now.Position.IsSamePlace(known.Position) || changed.Now.Position.Lines != known.Last.Line)
            return false;

        if (known.State is null && known.Last.Line > 0)
            adopted = With(changed.Session, known with { State = changed.Now.Settled }, int.MaxValue);
        return true;
    }

    /// <summary>With a journal known so far; at most so many states are held, and none when there are more.</summary>
    public WatchedJournals With(SessionId session, WatchedJournal journal, int statesMax)
    {
        var states = _states + (journal.State is null ? 0 : 1) - (Of(session).State is null ? 0 : 1);
        var journals = new WatchedJournals(All.SetItem(session, journal), states);
        return states > statesMax ? journals.WithoutStates() : journals;
    }

    /// <summary>Without the states, which can be read again.</summary>
    public WatchedJournals WithoutStates() => _states == 0
        ? this
        : new(All.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { State = null }), 0);

    private WatchedJournal Of(SessionId session) => All.GetValueOrDefault(session, WatchedJournal.Unseen);
}
