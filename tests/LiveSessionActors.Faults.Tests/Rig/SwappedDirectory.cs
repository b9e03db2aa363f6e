using System.Runtime.InteropServices;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>
/// A directory of a workspace that is swapped for a link to one outside, which looks the same: whatever follows the link
/// finds files there to read and to write. The two trade their names in one step: there is always one of them.
/// </summary>
internal sealed partial class SwappedDirectory
{
    private const int CurrentDirectory = -100;
    private const uint Exchange = 2;

    private readonly string _path;
    private readonly string _aside;
    private readonly string _outside;
    private readonly string _before;

    public SwappedDirectory(Home home, string path)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux trades names in one step.");
        (_path, _aside, _outside) = (path, path + ".aside", home.PathOf($"outside-{Guid.NewGuid():n}"));
        Copy(new DirectoryInfo(path), Directory.CreateDirectory(_outside));
        File.WriteAllText(Path.Combine(_outside, "canary"), "canary");
        _before = State();
        Directory.CreateSymbolicLink(_aside, _outside);
    }

    /// <summary>Puts the link in the directory's place, or the directory back.</summary>
    public void Swap() => Assert.Equal(0, Rename(CurrentDirectory, _path, CurrentDirectory, _aside, Exchange));

    /// <summary>Fails when anything outside was made, changed or removed.</summary>
    public void ShouldBeUntouched() => Assert.Equal(_before, State());

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        // What is locked cannot be copied.
        foreach (var file in from.EnumerateFiles().Where(file => file.Name != "daemon.lock"))
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var directory in from.EnumerateDirectories())
            Copy(directory, to.CreateSubdirectory(directory.Name));
    }

    private string State() => string.Join('\n', new DirectoryInfo(_outside)
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(found => found.FullName, StringComparer.Ordinal)
        .Select(found => found is FileInfo file
            ? $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {Convert.ToHexString(File.ReadAllBytes(file.FullName))}"
            : found.FullName));

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromDirectory, string from, int toDirectory, string to, uint flags);
}
