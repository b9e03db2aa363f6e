using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Where the files of a session are.</summary>
internal sealed class SessionPaths(WorkspacePaths workspace, SessionId session)
{
    private static long _temporaries;

    /// <summary>Which session.</summary>
    public SessionId Session { get; } = session;

    /// <summary>The workspace's.</summary>
    public WorkspacePaths Workspace { get; } = workspace;

    /// <summary>The journal, primary place.</summary>
    public string Journal { get; } = Path.Combine(workspace.Sessions, session.Value + WorkspacePaths.JournalExtension);

    /// <summary>The journal, legacy place.</summary>
    public string LegacyJournal =>
        Path.Combine(Workspace.LegacySessions, Session.Value + WorkspacePaths.JournalExtension);

    /// <summary>The journal, once it is archived.</summary>
    public string ArchivedJournal =>
        Path.Combine(Workspace.Archive, Session.Value + WorkspacePaths.JournalExtension);

    /// <summary>The journal in one of its places.</summary>
    public string JournalIn(JournalPlace place) => place switch
    {
        JournalPlace.Archived => ArchivedJournal,
        JournalPlace.Legacy => LegacyJournal,
        _ => Journal,
    };

    /// <summary>A second name of the journal while it is moved into the archive.</summary>
    public string MovingJournal => Path.Combine(Workspace.Live, Session.Value + WorkspacePaths.MovingExtension);

    /// <summary>The snapshot file.</summary>
    public string Snapshot => field ??= Path.Combine(
        Workspace.Sessions, Session.Value + WorkspacePaths.SnapshotExtension);

    /// <summary>The recovery point.</summary>
    public string Point => Path.Combine(Workspace.Recovery, Session.Value + WorkspacePaths.PointExtension);

    /// <summary>A name that no other file has, on the same file system and outside <c>sessions</c>.</summary>
    public string NewTemporary() => NewTemporary(Workspace, Session.Value);

    /// <summary>The same for a file that belongs to no session.</summary>
    public static string NewTemporary(WorkspacePaths workspace, string name) => Path.Combine(
        workspace.Live,
        FormattableString.Invariant($"{name}.{Environment.ProcessId}-{Interlocked.Increment(ref _temporaries)}")
            + WorkspacePaths.TemporaryExtension);

    /// <summary>Whether a name is one that <see cref="NewTemporary()"/> made.</summary>
    public static bool IsTemporary(string name) => name.Split('.') is [var session, var process, var extension]
        && "." + extension == WorkspacePaths.TemporaryExtension
        && SessionId.TryParse(session, out _)
        && process.Length > 0
        && process.All(static c => char.IsAsciiDigit(c) || c == '-');
}
