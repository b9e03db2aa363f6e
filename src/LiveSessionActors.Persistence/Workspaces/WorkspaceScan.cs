using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>Finds the journals of a workspace by their names.</summary>
internal sealed class WorkspaceScan(IFileCalls calls, WorkspacePaths paths)
{
    private readonly List<string> _sessions = [];
    private readonly List<string> _warnings = [];

    /// <summary>Looks through both places.</summary>
    /// <exception cref="SessionException">One of them cannot be read.</exception>
    public WorkspaceListing Run()
    {
        LookThrough(paths.LegacySessions);
        LookThrough(paths.Sessions);
        _sessions.Sort(StringComparer.Ordinal);
        _warnings.Sort(StringComparer.Ordinal);
        return new WorkspaceListing([.. _sessions.Where(IsFirst).Select(SessionId.Parse)], [.. _warnings]);
    }

    // A session may have a journal in both places.
    private bool IsFirst(string session, int at) => at == 0 || session != _sessions[at - 1];

    private void LookThrough(string directory)
    {
        var found = new List<NamedFile>();
        var error = calls.List(directory, found);
        if (error.Failed && error.Kind != FileErrorKind.NotFound)
            throw FileRefusals.Unreadable(directory, error);
        foreach (var file in found)
        {
            if (file.Name.EndsWith(WorkspacePaths.JournalExtension, StringComparison.Ordinal))
                Judge(directory, file);
        }
    }

    private void Judge(string directory, NamedFile file)
    {
        var id = file.Name[..^WorkspacePaths.JournalExtension.Length];
        if (!SessionId.TryParse(id, out _))
        {
            PassOver(directory, file, $"'{id}' is no session id.");
            return;
        }

        var kind = file.Kind ?? KindOf(Path.Combine(directory, file.Name));
        if (kind == FileKind.Regular)
            _sessions.Add(id);
        else if (kind != FileKind.Missing)
            PassOver(directory, file, "it is no regular file.");
    }

    private FileKind KindOf(string path) => calls.Look(path, out var look).Failed ? FileKind.Missing : look.Kind;

    private void PassOver(string directory, NamedFile file, string reason) =>
        _warnings.Add($"{Path.Combine(directory, file.Name)} is passed over: {reason}");
}
