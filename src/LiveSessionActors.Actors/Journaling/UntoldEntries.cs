using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>
/// The entries that a session came to know and has not told its workspace of. When they become too many, or do not
/// follow what was told before, they are forgotten, and whoever wants them reads the journal.
/// </summary>
internal sealed class UntoldEntries
{
    private const int CountMax = 1000;

    private List<(JournalEntry Entry, SessionState After)> _entries = [];
    private JournalPosition? _from;

    /// <summary>What comes from here on is to be told.</summary>
    public void Begin(JournalPosition from) => (_from, _entries) = (from, new(1));

    /// <summary>One more.</summary>
    public void Add(JournalEntry entry, SessionState after)
    {
        if (_entries.Count == CountMax)
            Lose();
        if (_from is not null)
            _entries.Add((entry, after));
    }

    /// <summary>What came before is not followed by what comes now.</summary>
    public void Lose() => (_from, _entries) = (null, []);

    /// <summary>Tells them.</summary>
    public SessionProtocol.Changed Take(SessionId session, DerivedSession now)
    {
        var changed = new SessionProtocol.Changed(session, _from, _entries, now);
        Begin(now.Position);
        return changed;
    }
}
