namespace LiveSessionActors.Sessions;

/// <summary>
/// A project directory whose sessions the daemon owns, by its absolute path without a trailing separator.
/// </summary>
public readonly record struct Workspace
{
    private readonly string? _path;

    private Workspace(string path) => _path = path;

    /// <summary>The directory's absolute path.</summary>
    public string Path => _path ?? throw new InvalidOperationException("A default Workspace names no directory.");

    /// <summary>Reads a workspace from an absolute path; whether it exists is not asked.</summary>
    /// <exception cref="SessionException">
    /// <see cref="RefusalCode.WorkspaceNotFound"/> when the path is not absolute.
    /// </exception>
    public static Workspace Parse(string path) =>
        !string.IsNullOrEmpty(path) && !path.Contains('\0') && System.IO.Path.IsPathFullyQualified(path)
            ? new Workspace(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)))
            : throw new SessionException(Refusal.WorkspaceNotFound(path));

    /// <inheritdoc/>
    public override string ToString() => _path ?? "";
}
