using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Finds the journals of a workspace by their names.</summary>
internal sealed class WorkspaceScan(IFileCalls calls, WorkspacePaths paths)
{
    private readonly HashSet<string> _sessions = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    /// <summary>Looks through both places.</summary>
    /// <exception cref="SessionException">One of them cannot be read.</exception>
    public WorkspaceListing Run()
    {
        LookThrough(paths.LegacySessions);
        LookThrough(paths.Sessions);
        _warnings.Sort(StringComparer.Ordinal);
        return new WorkspaceListing(
            [.. _sessions.Order(StringComparer.Ordinal).Select(SessionId.Parse)], [.. _warnings]);
    }

    private void LookThrough(string directory)
    {
        var names = new List<string>();
        var error = calls.List(directory, names);
        if (error.Failed && error.Kind != FileErrorKind.NotFound)
            throw FileRefusals.Unreadable(directory, error);
        foreach (var name in names)
        {
            if (name.EndsWith(WorkspacePaths.JournalExtension, StringComparison.Ordinal))
                Judge(directory, name);
        }
    }

    private void Judge(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        var id = name[..^WorkspacePaths.JournalExtension.Length];
        if (!SessionId.TryParse(id, out _))
            _warnings.Add($"{path} is passed over: '{id}' is no session id.");
        else if (calls.Look(path, out var look).Failed || look.Kind == FileKind.Missing)
            return;
        else if (look.Kind == FileKind.Regular)
            _sessions.Add(id);
        else
            _warnings.Add($"{path} is passed over: it is no regular file.");
    }
}
