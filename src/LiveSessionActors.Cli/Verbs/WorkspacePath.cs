using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>The workspace that a command is about.</summary>
internal static class WorkspacePath
{
    /// <summary>The absolute path of the one that is named, else of the current directory.</summary>
    /// <exception cref="DaemonException">
    /// <c>workspace_not_found</c>: the name is empty, or there is no directory.
    /// </exception>
    public static string Of(string? named)
    {
        if (named is "")
            throw Missing("The workspace that --workspace names is nothing.", "Name one, or leave the option out.");
        try
        {
            return named is null ? Environment.CurrentDirectory : Path.GetFullPath(named);
        }
        catch (IOException failure)
        {
            throw Missing(
                "The current directory is not there any more.",
                "Go to one that is there, or name the workspace by its absolute path.",
                failure);
        }
    }

    private static DaemonException Missing(string sentence, string hint, Exception? cause = null) =>
        new("workspace_not_found", sentence, hint, cause);
}
