using LiveSessionActors.Persistence.Archiving;
using LiveSessionActors.Persistence.Changes;
using LiveSessionActors.Persistence.Glances;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>What is known of a workspace until it is closed; all of it can be found out again.</summary>
internal sealed class KnownWorkspace(Workspace workspace, FileLane work)
{
    /// <summary>Where its files are, by the path without links: none is followed on the way to them.</summary>
    public WorkspacePaths Paths { get; } = new(Workspace.Parse(
        RealPath.OfDirectory(workspace.Path) ?? workspace.Path));

    /// <summary>What the last look at its sessions found.</summary>
    public GlanceMemory Glances { get; } = new();

    /// <summary>The index of changes as it was last read or written.</summary>
    public LastIndex Index { get; } = new();

    /// <summary>Reads and writes the file of leases, one after the other.</summary>
    public FileLane Work { get; } = work;

    /// <summary>What looks for the archive have found.</summary>
    public ArchiveMemory Archive { get; } = new();
}
