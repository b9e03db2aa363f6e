using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Where the files of a workspace are.</summary>
internal sealed class WorkspacePaths(Workspace workspace)
{
    /// <summary>The ending of journals.</summary>
    public const string JournalExtension = ".jsonl";

    /// <summary>The ending of snapshots.</summary>
    public const string SnapshotExtension = ".snapshot.json";

    /// <summary>The ending of recovery points.</summary>
    public const string PointExtension = ".point";

    /// <summary>The ending of a journal's second name while it is moved.</summary>
    public const string MovingExtension = ".moving";

    /// <summary>The ending of files that are about to get their real name.</summary>
    public const string TemporaryExtension = ".tmp";

    /// <summary>The project directory.</summary>
    public string Root { get; } = workspace.Path;

    /// <summary><c>.impeccable</c>.</summary>
    public string Impeccable { get; } = Path.Combine(workspace.Path, ".impeccable");

    /// <summary><c>.impeccable/live</c>: what the reference store knows nothing of is here.</summary>
    public string Live { get; } = Path.Combine(workspace.Path, ".impeccable", "live");

    /// <summary><c>.impeccable/live/sessions</c>.</summary>
    public string Sessions { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "sessions");

    /// <summary><c>.impeccable/live/archive</c>.</summary>
    public string Archive { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "archive");

    /// <summary><c>.impeccable/live/changes.index</c>.</summary>
    public string ChangeIndex { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "changes.index");

    /// <summary><c>.impeccable/live/work.jsonl</c>.</summary>
    public string Work { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "work.jsonl");

    /// <summary><c>.impeccable/live/recovery</c>.</summary>
    public string Recovery { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "recovery");

    /// <summary><c>.impeccable-live</c>.</summary>
    public string LegacyRoot { get; } = Path.Combine(workspace.Path, ".impeccable-live");

    /// <summary><c>.impeccable-live/sessions</c>.</summary>
    public string LegacySessions { get; } = Path.Combine(workspace.Path, ".impeccable-live", "sessions");

    /// <summary><c>.impeccable/live/daemon.lock</c>.</summary>
    public string Lock { get; } = Path.Combine(workspace.Path, ".impeccable", "live", "daemon.lock");

    /// <summary>Tells its journals apart by their exact names.</summary>
    public ExactNames Names { get; } = new();

    /// <summary>All of its directories that anything is read from or written to, each behind the one it is in.</summary>
    public IEnumerable<string> Directories => [Impeccable, Live, Sessions, Archive, Recovery, LegacyRoot, LegacySessions];
}
