namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>A project directory, a pipe and a configuration file for one test alone.</summary>
internal sealed class Home : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lsa-");

    public Home() => Workspace = _home.CreateSubdirectory("project").FullName;

    /// <summary>The directory that everything of the test is in.</summary>
    public string Root => _home.FullName;

    /// <summary>The project.</summary>
    public string Workspace { get; }

    /// <summary>Where a daemon listens.</summary>
    public string Pipe => PathOf("bridge.sock");

    /// <summary>The directory of the journals.</summary>
    public string Sessions => Path.Combine(Workspace, ".impeccable", "live", "sessions");

    /// <summary>A path beside the project.</summary>
    public string PathOf(string name) => Path.Combine(_home.FullName, name);

    /// <summary>The journal of a session.</summary>
    public Journal Journal(string session = "s") => new(Path.Combine(Sessions, session + ".jsonl"));

    /// <summary>The snapshot file of a session.</summary>
    public string Snapshot(string session = "s") => Path.Combine(Sessions, session + ".snapshot.json");

    public void Dispose()
    {
        foreach (var directory in _home.EnumerateDirectories("*", SearchOption.AllDirectories).Prepend(_home))
            directory.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        _home.Delete(recursive: true);
    }
}
