using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Stands for a workspace that is not open: it may be read, not written.</summary>
internal sealed class ClosedWorkspace(Workspace workspace) : IWriteGuard
{
    /// <inheritdoc/>
    public SpareFiles Spares => throw new InvalidOperationException("Nobody enters a workspace that is not open.");

    /// <inheritdoc/>
    public bool IsLaid => true;

    /// <inheritdoc/>
    public Refusal? ReadOnly => null;

    /// <inheritdoc/>
    public Refusal? Enter() => FileRefusals.NotOpen(workspace.Path);

    /// <inheritdoc/>
    public Refusal? Enter(SessionId session) => FileRefusals.NotOpen(workspace.Path);

    /// <inheritdoc/>
    public void Leave()
    {
        // Nobody enters.
    }

    /// <inheritdoc/>
    public Refusal? Restore() => FileRefusals.NotOpen(workspace.Path);

    /// <inheritdoc/>
    public void Poison(SessionId session, Refusal refusal)
    {
        // Nothing is written that could fail to be flushed.
    }
}
