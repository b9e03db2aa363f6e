using System.Text;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>An empty project directory of a test's own.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    public TemporaryWorkspace()
    {
        Workspace = Workspace.Parse(Directory.CreateTempSubdirectory("live-sessions-files-").FullName);
        Paths = new WorkspacePaths(Workspace);
    }

    public Workspace Workspace { get; }

    public WorkspacePaths Paths { get; }

    public SessionPaths Of(SessionId session) => new(Paths, session);

    public SessionKey Key(string session) => new(Workspace, SessionId.Parse(session));

    public string WriteJournal(string session, string text) => Write(Paths.Sessions, session + ".jsonl", text);

    public string WriteLegacyJournal(string session, string text) =>
        Write(Paths.LegacySessions, session + ".jsonl", text);

    public string ReadJournal(string session) =>
        File.ReadAllText(Path.Combine(Paths.Sessions, session + ".jsonl"), Encoding.Latin1);

    public string[] Files() => [.. Directory.EnumerateFiles(Workspace.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Workspace.Path, path))
        .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Workspace.Path, recursive: true);

    private static string Write(string directory, string name, string text)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text, Encoding.Latin1);
        return path;
    }
}
