namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>
/// A directory of a workspace that is swapped for a link to one outside, which looks the same: whatever follows the link
/// finds files there to read and to write.
/// </summary>
internal sealed class SwappedDirectory : IDisposable
{
    private readonly string _path;
    private readonly string _aside;
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("live-sessions-outside-");
    private readonly string _before;

    public SwappedDirectory(string path)
    {
        (_path, _aside) = (path, path + ".aside");
        Copy(new DirectoryInfo(path), _outside);
        File.WriteAllText(Path.Combine(_outside.FullName, "canary"), "canary");
        _before = State();
    }

    public bool IsSwapped { get; private set; }

    /// <summary>Whether nothing outside was made, changed or removed.</summary>
    public bool IsUntouched => _before == State();

    public void Swap()
    {
        Directory.Move(_path, _aside);
        Directory.CreateSymbolicLink(_path, _outside.FullName);
        IsSwapped = true;
    }

    public void SwapBack()
    {
        if (!IsSwapped)
            return;
        Directory.Delete(_path);
        Directory.Move(_aside, _path);
        IsSwapped = false;
    }

    public void Dispose()
    {
        SwapBack();
        _outside.Delete(recursive: true);
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        // What is locked cannot be copied.
        foreach (var file in from.EnumerateFiles().Where(file => file.Name != "daemon.lock"))
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var directory in from.EnumerateDirectories())
            Copy(directory, to.CreateSubdirectory(directory.Name));
    }

    private string State() => string.Join('\n', _outside
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(found => found.FullName, StringComparer.Ordinal)
        .Select(found => found is FileInfo file
            ? $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {Convert.ToHexString(File.ReadAllBytes(file.FullName))}"
            : found.FullName));
}
