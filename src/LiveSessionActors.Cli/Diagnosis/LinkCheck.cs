namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Symbolic links among the workspace's own files, none of which is followed.</summary>
internal static class LinkCheck
{
    private const string Name = "links";

    public static Check Run(WorkspaceFiles files)
    {
        var links = files.Directories
            .Concat([files.Lock, files.ChangeIndex, files.Work])
            .Concat(new[] { files.Sessions, files.Archive, files.LegacySessions }.SelectMany(Entries))
            .Where(IsLink)
            .ToList();
        return links is []
            ? new Check(true, Name, "there are none among the workspace's own files")
            : new Check(
                false,
                Name,
                $"{string.Join(", ", links)}: symbolic links, which are refused and never followed",
                "Replace each by what it points to.");
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static string[] Entries(string directory)
    {
        try
        {
            return Directory.GetFileSystemEntries(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What is not there has no links, and what is not to be read is said by another check.
            return [];
        }
    }
}
