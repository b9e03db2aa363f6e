namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Where the files of a workspace are, for checks that only look at them.</summary>
internal sealed class WorkspaceFiles(string root)
{
    public string Root => root;

    public string Sessions { get; } = Path.Combine(root, ".impeccable", "live", "sessions");

    public string Archive { get; } = Path.Combine(root, ".impeccable", "live", "archive");

    public string LegacySessions { get; } = Path.Combine(root, ".impeccable-live", "sessions");

    public string Lock { get; } = Path.Combine(root, ".impeccable", "live", "daemon.lock");

    public string ChangeIndex { get; } = Path.Combine(root, ".impeccable", "live", "changes.index");

    public string Work { get; } = Path.Combine(root, ".impeccable", "live", "work.jsonl");

    /// <summary>All of its directories, each behind the one it is in.</summary>
    public IReadOnlyList<string> Directories =>
    [
        Path.Combine(root, ".impeccable"), Path.Combine(root, ".impeccable", "live"), Sessions, Archive,
        Path.Combine(root, ".impeccable", "live", "recovery"), Path.Combine(root, ".impeccable-live"), LegacySessions,
    ];

    /// <summary>The deepest directory of its sessions that is there: each of them may be mounted by itself.</summary>
    public string Deepest => new[]
    {
        Sessions, Path.Combine(root, ".impeccable", "live"), Path.Combine(root, ".impeccable"),
    }.FirstOrDefault(Directory.Exists, root);

    /// <summary>The names of a directory's journals; none where it is not there or not to be read.</summary>
    public static IReadOnlyList<string> JournalsIn(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory, "*.jsonl").Select(Path.GetFileNameWithoutExtension)!];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
