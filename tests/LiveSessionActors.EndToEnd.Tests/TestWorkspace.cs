using LiveSessionActors.Client;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>A project directory and a pipe for one test alone.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lsa-");

    // Daemons that commands start log in there, and not in the home of whoever runs the tests.
    static TestWorkspace()
    {
        var state = Directory.CreateTempSubdirectory("lsa-state-");
        Environment.SetEnvironmentVariable("XDG_STATE_HOME", state.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => state.Delete(recursive: true);
    }

    public TestWorkspace() => Path = _home.CreateSubdirectory("project").FullName;

    public string Path { get; }

    public string Pipe =>
        OperatingSystem.IsWindows() ? _home.Name : System.IO.Path.Combine(_home.FullName, "bridge.sock");

    public LiveSessionClient CreateClient() => new(BridgeAddress.Resolve(Pipe));

    /// <summary>A file beside the project.</summary>
    public string Write(string name, string content)
    {
        var file = System.IO.Path.Combine(_home.FullName, name);
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>Everything in the project, by path and content.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).ToDictionary(
            file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'),
            file => file.EndsWith(".lock", StringComparison.Ordinal) ? "" : File.ReadAllText(file)),
        StringComparer.Ordinal);

    public void Dispose() => _home.Delete(recursive: true);
}
