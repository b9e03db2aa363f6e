using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Looks at the workspace, and whether the daemon may do there what whoever asks may do.</summary>
internal static class WorkspaceExamination
{
    private const string StartedElsewhere =
        "It was started in a sandbox or behind another mount. Start it anew from here: live-sessions restart";

    /// <summary>The check.</summary>
    /// <param name="place">The workspace.</param>
    /// <param name="daemon">The daemon's process; null when none answers.</param>
    public static Check Run(WorkspacePath place, int? daemon)
    {
        var named = place.IsFound ? $"{place.Path}, found from the current directory," : place.Path;
        if (!Directory.Exists(place.Path))
            return new Check(false, "workspace", $"{named} is no directory", "Name another with --workspace.");
        if (daemon is { } process && Constraint(place.Path, process) is { } constraint)
            return new Check(
                false, "workspace", $"the daemon, process {process}, {constraint}, and you do", StartedElsewhere);

        var sessions = new WorkspaceFiles(place.Path).Sessions;
        if (!Directory.Exists(sessions))
            return new Check(true, "workspace", $"{named} has no sessions yet{Above(place.Path)}");

        try
        {
            var journals = Directory.GetFiles(sessions, "*.jsonl").Length;
            return new Check(
                true,
                "workspace",
                $"{named} has {Counted.Of(journals, "journal")}{Above(place.Path)}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Check(false, "workspace", failure.Message, "Check the permissions of the directory.");
        }
    }

    // Sessions of the outer one are not seen here.
    private static string Above(string workspace) =>
        Path.GetDirectoryName(workspace) is { } parent && WorkspaceRoot.Find(parent) is var root
            && new WorkspaceFiles(root).Directories.Any(Directory.Exists)
                ? $"; it lies in another workspace, {root}"
                : "";

    // What the daemon cannot do in the workspace although this process can; null when it can all of it, or nobody knows.
    private static string? Constraint(string workspace, int process) =>
        new WorkspaceFiles(workspace).Deepest is var directory
        && WriteAccessCheck.To(directory) == WriteAccess.Granted
            ? WriteAccessCheck.Of(process, directory) switch
            {
                WriteAccess.Refused => $"may not write in {directory}",
                WriteAccess.Missing => $"does not see {directory}",
                _ => null,
            }
            : null;
}
