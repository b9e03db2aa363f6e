using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Says whether this process may write a session's files at this moment.</summary>
internal interface IWriteGuard
{
    /// <summary>The same as <see cref="Enter(SessionId)"/> for a file that belongs to no session.</summary>
    Refusal? Enter();

    /// <summary>Files to be written again instead of new ones, for whoever has entered.</summary>
    SpareFiles Spares { get; }

    /// <summary>
    /// Whether the workspace has files of ours, or somebody has written there: only then does reading write anything.
    /// </summary>
    bool IsLaid { get; }

    /// <summary>Why nothing can be written in the workspace although reading works, or null.</summary>
    Refusal? ReadOnly { get; }

    /// <summary>Asked directly before a write: null, or why not. After null, <see cref="Leave"/> follows.</summary>
    Refusal? Enter(SessionId session);

    /// <summary>The write is over.</summary>
    void Leave();

    /// <summary>A directory was missing: lays it anew, or says why that cannot be.</summary>
    Refusal? Restore();

    /// <summary>A flush failed: no more writes to this session while the process lives.</summary>
    void Poison(SessionId session, Refusal refusal);
}
