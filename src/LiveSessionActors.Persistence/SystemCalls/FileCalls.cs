namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>Picks the calls of the operating system this runs on.</summary>
internal static class FileCalls
{
    /// <summary>The system's own.</summary>
    public static IFileCalls System { get; } =
        OperatingSystem.IsWindows() ? new WindowsFileCalls() : new UnixFileCalls();
}
