using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>The workspace that a command is about.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="IsFound">Whether nobody named it and it is another than the current directory.</param>
internal sealed record WorkspacePath(string Path, bool IsFound)
{
    /// <summary>What a person is told when it was found.</summary>
    public string Sentence => $"The workspace is {Path}, found from the current directory; --workspace names another.";

    /// <summary>The one that is named, else the one that the current directory belongs to.</summary>
    /// <exception cref="DaemonException">
    /// <c>workspace_not_found</c>: the name is empty, or there is no directory.
    /// </exception>
    public static WorkspacePath Of(string? named)
    {
        if (named is "")
            throw Missing("The workspace that --workspace names is nothing.", "Name one, or leave the option out.");
        try
        {
            return named is null ? Found(Environment.CurrentDirectory) : new(System.IO.Path.GetFullPath(named), false);
        }
        catch (IOException failure)
        {
            throw Missing(
                "The current directory is not there any more.",
                "Go to one that is there, or name the workspace by its absolute path.",
                failure);
        }
    }

    private static WorkspacePath Found(string current) =>
        WorkspaceRoot.Find(current) is var root && root == current ? new(current, false) : new(root, true);

    private static DaemonException Missing(string sentence, string hint, Exception? cause = null) =>
        new("workspace_not_found", sentence, hint, cause);
}
