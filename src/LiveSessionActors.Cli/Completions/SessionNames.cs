using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Completions;

/// <summary>The ids of the workspace's sessions, by the names of their journals: a shell cannot wait for more.</summary>
internal static class SessionNames
{
    private static readonly string[] Places =
    [
        Path.Combine(".impeccable", "live", "sessions"),
        Path.Combine(".impeccable", "live", "archive"),
        Path.Combine(".impeccable-live", "sessions"),
    ];

    public static IEnumerable<string> In(WorkspacePath workspace) => Places
        .Select(place => Path.Combine(workspace.Path, place))
        .SelectMany(NamesIn)
        .Where(name => SessionId.TryParse(name, out _))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> NamesIn(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory, "*.jsonl").Select(Path.GetFileNameWithoutExtension)!];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What is not there, or not to be read, completes nothing.
            return [];
        }
    }
}
