namespace LiveSessionActors.Daemon.Tests;

/// <summary>A directory for one test alone.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("lsa-");

    public string Path => _directory.FullName;

    public string PathOf(string name) => System.IO.Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
