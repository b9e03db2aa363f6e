namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>
/// Directories that are done with. Removing hundreds of thousands of files keeps a disk busy for long, so that it is
/// done when all has been measured.
/// </summary>
internal static class Leftovers
{
    private static readonly List<string> Directories = [];

    public static void Add(string directory) => Directories.Add(directory);

    public static void Remove()
    {
        foreach (var directory in Directories)
            Directory.Delete(directory, recursive: true);
        Directories.Clear();
    }
}
