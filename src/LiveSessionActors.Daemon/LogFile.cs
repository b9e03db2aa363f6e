namespace LiveSessionActors.Daemon;

/// <summary>A file that the daemon logs to instead of the console.</summary>
/// <param name="Path">Where it is; older ones have a number behind that.</param>
/// <param name="Opened">Hears of each file that is begun or gone on with.</param>
public sealed record LogFile(string Path, Action<FileStream>? Opened = null);
