using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Archiving;

/// <summary>Brings an archived journal back to its place, unless another one is there by now.</summary>
internal static class ArchiveReturn
{
    /// <summary>Brings it back; false when there is nothing to bring or its place is taken.</summary>
    /// <exception cref="SessionException">It cannot be brought back.</exception>
    public static bool Make(SessionFile session)
    {
        var (paths, names) = (session.Paths, new ArchiveNames(session.Setting, session.Paths));
        if (names.Look(paths.Workspace.Sessions).Kind == FileKind.Missing && session.Guard.Restore() is { } refusal)
            throw new SessionException(refusal);
        return names.Carry(paths.ArchivedJournal, paths.Journal);
    }
}
