using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>Removes the recovery points of sessions that have no journal any more.</summary>
internal sealed class PointCleaning(IFileCalls calls, WorkspacePaths workspace) : FileWork<bool>
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        var points = new List<NamedFile>();
        result = !calls.List(workspace.Recovery, points).Failed;
        foreach (var (name, _) in points)
        {
            if (name.EndsWith(WorkspacePaths.PointExtension, StringComparison.Ordinal)
                && SessionId.TryParse(name[..^WorkspacePaths.PointExtension.Length], out var session))
                RemoveIfAlone(new SessionPaths(workspace, session));
        }

        return TimeSpan.Zero;
    }

    private void RemoveIfAlone(SessionPaths session)
    {
        if (!calls.Look(session.Journal, out var look).Failed && look.Kind == FileKind.Missing)
            calls.Unlink(session.Point);
    }
}
