namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The journals that are still in the legacy place alone.</summary>
internal static class LegacyCheck
{
    /// <summary>The check; null where there is no legacy place.</summary>
    public static Check? Run(WorkspaceFiles files)
    {
        if (!Directory.Exists(files.LegacySessions))
            return null;

        var copied = WorkspaceFiles.JournalsIn(files.Sessions).ToHashSet(StringComparer.Ordinal);
        var alone = WorkspaceFiles.JournalsIn(files.LegacySessions).Where(name => !copied.Contains(name)).ToList();
        return new Check(
            true,
            "legacy journals",
            alone is []
                ? $"all of {files.LegacySessions} are copied"
                : $"{alone.Count} in {files.LegacySessions}; the first append to one copies it, "
                    + "and 'live-sessions migrate' all of them");
    }
}
