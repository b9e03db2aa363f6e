namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>Whether there is something under a name. Where that cannot be found out, both of these say no.</summary>
internal static class FileCallLooks
{
    /// <summary>There is.</summary>
    public static bool IsThere(this IFileCalls calls, string path) =>
        !calls.Look(path, out var look).Failed && look.Kind != FileKind.Missing;

    /// <summary>There is not.</summary>
    public static bool IsMissing(this IFileCalls calls, string path) =>
        !calls.Look(path, out var look).Failed && look.Kind == FileKind.Missing;
}
