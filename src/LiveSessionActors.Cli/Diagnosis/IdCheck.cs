namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Sessions whose ids differ by capital letters alone.</summary>
internal static class IdCheck
{
    /// <summary>The check; null where there are none.</summary>
    public static Check? Run(WorkspaceFiles files)
    {
        var alike = WorkspaceFiles.JournalsIn(files.Sessions)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(names => names.Count() > 1)
            .Select(names => string.Join(" and ", names.Order(StringComparer.Ordinal)))
            .ToList();
        return alike is []
            ? null
            : new Check(
                true,
                "ids",
                $"{string.Join("; ", alike)} differ by case alone, which Windows and macOS do not tell apart");
    }
}
