using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>How far the journals of a workspace are known to its watchers.</summary>
internal sealed class WatchedJournals
{
    // Changed in its place: only who asks for all of them gets something that does not change any more.
    private readonly ImmutableDictionary<SessionId, WatchedJournal>.Builder _all =
        ImmutableDictionary.CreateBuilder<SessionId, WatchedJournal>();

    private int _states;

    /// <summary>Each of them, as they are known now.</summary>
    public ImmutableDictionary<SessionId, WatchedJournal> All => _all.ToImmutable();

    /// <summary>As an index knows them.</summary>
    public static WatchedJournals Of(IReadOnlyDictionary<SessionId, KnownLine> known)
    {
        var journals = new WatchedJournals();
        foreach (var (session, last) in known)
            journals._all.Add(session, WatchedJournal.Unseen with { Last = last });
        return journals;
    }

    /// <summary>
    /// What of a finding is not known yet: since the look began, the session may have said some of it, or all and more.
    /// Null when the journal is to be looked at again.
    /// </summary>
    public JournalFinding? Rest(JournalFinding finding)
    {
        var known = Of(finding.Session);
        if (ReferenceEquals(known, finding.Before))
            return finding;

        var since = known.Last.Line - finding.Before.Last.Line;
        if (finding.Replaced || since < 0)
            return null;
        if (since > finding.Lines.Count)
            return finding with { Before = known, Now = known, Lines = [] };

        var hash = since == 0 ? finding.Before.Last.Hash : finding.Lines[since - 1].Hash;
        return hash == known.Last.Hash
            ? finding with { Before = known, Lines = [.. finding.Lines.Skip(since)] }
            : null;
    }

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

        var found = new FoundLine[changed.Entries.Count];
        for (var at = 0; at < found.Length; at++)
        {
            var (entry, after) = changed.Entries[at];
            found[at] = new FoundLine(LineHash.Of(entry), SessionChange.Of(entry, after));
        }

        var now = new WatchedJournal(
            new KnownLine(lines, found[^1].Hash), changed.Now.Position, changed.Now.Settled);
        return new JournalFinding(changed.Session, known, now, found, Replaced: false, More: false);
    }

    /// <summary>
    /// Whether a session says nothing new: it may be what a look has found before, or how the session stands, which is
    /// taken over.
    /// </summary>
    public bool TryAdopt(SessionProtocol.Changed changed)
    {
        var known = Of(changed.Session);
        if (changed.From is not null && changed.Now.Position.Lines < known.Last.Line)
            return true;
        if (!changed.Now.Position.IsSamePlace(known.Position) || changed.Now.Position.Lines != known.Last.Line)
            return false;

        if (known.State is null && known.Last.Line > 0)
            Set(changed.Session, known with { State = changed.Now.Settled }, int.MaxValue);
        return true;
    }

    /// <summary>A journal is known so far; at most so many states are held, and none when there are more.</summary>
    public void Set(SessionId session, WatchedJournal journal, int statesMax)
    {
        _states += (journal.State is null ? 0 : 1) - (Of(session).State is null ? 0 : 1);
        _all[session] = journal;
        if (_states > statesMax)
            ForgetStates();
    }

    /// <summary>Forgets the states, which can be read again.</summary>
    public void ForgetStates()
    {
        if (_states == 0)
            return;

        foreach (var (session, journal) in All)
            _all[session] = journal with { State = null };
        _states = 0;
    }

    private WatchedJournal Of(SessionId session) => _all.GetValueOrDefault(session, WatchedJournal.Unseen);
}
