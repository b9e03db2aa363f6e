namespace LiveSessionActors.Client;

/// <summary>
/// Finds the workspace that a directory belongs to, as git finds its own: the nearest directory upwards that has
/// <c>.impeccable</c> or <c>.impeccable-live</c>, else the root of the repository, else that of the nearest package, else
/// the directory itself.
/// </summary>
/// <remarks>
/// The search ends below the home directory, the root and the root of a file system, and below directories that are
/// another user's or everybody's, as <c>/tmp</c> is: what lies there makes no project of what is below it.
/// </remarks>
public static class WorkspaceRoot
{
    private const int Everybodys = 0b001_000_000_010; // sticky, and anybody may write

    private static readonly string[] Stores = [".impeccable", ".impeccable-live"];
    private static readonly string[] Repositories = [".git", ".jj", ".hg", ".svn"];

    private static readonly string[] Packages =
    [
        "package.json", "deno.json", "deno.jsonc", "composer.json", "pyproject.toml", "Gemfile", "mix.exs", "go.mod",
        "Cargo.toml",
    ];

    /// <summary>The absolute path of the workspace.</summary>
    /// <param name="directory">Where the search begins, such as the current directory.</param>
    public static string Find(string directory)
    {
        var upwards = Upwards(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))).ToList();
        return upwards.Find(at => Stores.Any(name => IsStore(Path.Combine(at, name))))
            ?? upwards.Find(at => Repositories.Any(name => Path.Exists(Path.Combine(at, name))))
            ?? upwards.Find(at => Packages.Any(name => File.Exists(Path.Combine(at, name))))
            ?? upwards[0];
    }

    // A link counts: that it is refused is better said than that another workspace is begun or found.
    private static bool IsStore(string path) =>
        new DirectoryInfo(path) is var store && (store.Exists || store.LinkTarget is not null);

    private static IEnumerable<string> Upwards(string directory)
    {
        yield return directory;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var (first, homeFile) = (UnixFile.At(directory), home.Length > 0 ? UnixFile.At(home) : null);
        for (var at = directory; !IsHome(at, UnixFile.At(at));)
        {
            var parent = Path.GetDirectoryName(at);
            if (parent is null || Path.GetPathRoot(parent) == parent)
                yield break;
            var file = UnixFile.At(parent);
            if (IsHome(parent, file) || IsForeign(file, first))
                yield break;
            yield return at = parent;
        }

        bool IsHome(string path, UnixFile? file) => file is { } there
            ? (there.Device, there.Number) == (homeFile?.Device, homeFile?.Number)
            : string.Equals(path, home, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsForeign(UnixFile? above, UnixFile? first) =>
        above is { } there && first is { } begun
        && (there.Device != begun.Device
            || (there.Mode & Everybodys) == Everybodys
            || (there.Owner != begun.Owner && there.Owner != UnixUser.Current));
}
