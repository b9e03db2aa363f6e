using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// The real path of the directory that was asked for last, for as long as its path leads to the same directory: one
/// look tells that, where <see cref="RealPath"/> takes one for each part of the path.
/// </summary>
public sealed class LastRealPath
{
    private Known? _last;

    /// <summary>The path, or null when it is no directory that can be reached.</summary>
    public string? OfDirectory(string path)
    {
        var last = Volatile.Read(ref _last);
        // The dot takes what RealPath takes: that it is a directory, and may be entered.
        var inside = last?.Path == path ? last.Inside : path + "/.";
        var isThere = !FileCalls.System.Look(inside, out var look).Failed && look.Kind == FileKind.Directory;
        if (isThere && inside == last?.Inside && last.Identity == look.Identity)
            return last.Real;

        // If it leads elsewhere by now, the next look finds out.
        var real = RealPath.OfDirectory(path);
        if (isThere && real is not null)
            Volatile.Write(ref _last, new Known(path, inside, look.Identity, real));
        return real;
    }

    private sealed record Known(string Path, string Inside, FileIdentity Identity, string Real);
}
