using System.Collections.Concurrent;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>
/// What looks at a workspace's journals for the archive have found, for the next look: a file that is as it was then is
/// not read again, in whichever place it is.
/// </summary>
internal sealed class ArchiveMemory
{
    private readonly ConcurrentDictionary<SessionId, (FileLook Look, JournalEnd End)> _known = new();

    /// <summary>How the journal ends, when it is as it was.</summary>
    public JournalEnd? Of(SessionId session, FileLook look) =>
        _known.TryGetValue(session, out var known) && known.Look == look ? known.End : null;

    /// <summary>Notes how a journal ends.</summary>
    public JournalEnd Note(SessionId session, FileLook look, JournalEnd end)
    {
        _known[session] = (look, end);
        return end;
    }
}
