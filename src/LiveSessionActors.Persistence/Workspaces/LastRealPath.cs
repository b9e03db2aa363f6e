using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// The real path of the directory that was asked for last, for as long as its path leads to the same directory: one look
/// or two tell that, where <see cref="RealPath"/> takes one for each part of the path.
/// </summary>
public sealed class LastRealPath
{
    private Known? _last;

    /// <summary>
    /// Whether a path was a real one when it was asked for last. Nothing that is opened by it follows a link, so a write
    /// finds out by itself when the path leads elsewhere.
    /// </summary>
    public bool WasReal(string path) => Volatile.Read(ref _last) is { } last && last.Path == path && last.Real == path;

    /// <summary>The path, or null when it is no directory that can be reached.</summary>
    public string? OfDirectory(string path)
    {
        var last = Volatile.Read(ref _last);
        if (last?.Path == path && Stands(last))
            return last.Real;

        var real = RealPath.OfDirectory(path);
        if (real is not null && !FileCalls.System.Look(Inside(real), out var look).Failed)
            Volatile.Write(ref _last, new Known(path, Inside(path), real, Inside(real), look.Identity));
        return real;
    }

    // The real path is one as long as no part of it is a link, and the other one leads to it as long as it leads to the
    // same directory.
    private static bool Stands(Known last) =>
        !FileCalls.System.Look(last.InsideReal, out var real).Failed
        && real.Kind == FileKind.Directory
        && (last.Path == last.Real
            || (real.Identity == last.Identity
                && !UnixLook.Through(last.InsidePath, out var look).Failed
                && look.Identity == last.Identity));

    // The dot takes what RealPath takes: that it is a directory, and may be entered.
    private static string Inside(string path) => path + "/.";

    private sealed record Known(string Path, string InsidePath, string Real, string InsideReal, FileIdentity Identity);
}
