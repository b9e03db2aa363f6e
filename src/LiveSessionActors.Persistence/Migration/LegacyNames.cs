using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Migration;

/// <summary>Finds what is in the directory of legacy journals.</summary>
internal static class LegacyNames
{
    /// <summary>The names of its journals without their ending, in ordinal order; some may be no session's id.</summary>
    /// <exception cref="SessionException">The directory cannot be read.</exception>
    public static IReadOnlyList<string> Find(IFileCalls calls, WorkspacePaths paths)
    {
        var found = new List<NamedFile>();
        var error = calls.List(paths.LegacySessions, found);
        if (error.Failed && error.Kind != FileErrorKind.NotFound)
            throw FileRefusals.Unreadable(paths.LegacySessions, error);
        return
        [
            .. found.Select(file => file.Name)
                .Where(name => name.EndsWith(WorkspacePaths.JournalExtension, StringComparison.Ordinal))
                .Select(name => name[..^WorkspacePaths.JournalExtension.Length])
                .Order(StringComparer.Ordinal),
        ];
    }
}
