using LiveSessionActors.Cli.Diagnosis;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Completions;

/// <summary>The ids of the workspace's sessions, by their journals' names: a shell waits for no more.</summary>
internal static class SessionNames
{
    public static IEnumerable<string> In(WorkspacePath workspace)
    {
        var files = new WorkspaceFiles(workspace.Path);
        return new[] { files.Sessions, files.Archive, files.LegacySessions }
            .SelectMany(WorkspaceFiles.JournalsIn)
            .Where(name => SessionId.TryParse(name, out _))
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
