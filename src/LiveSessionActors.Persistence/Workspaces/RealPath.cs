using System.Runtime.InteropServices;
using System.Text;
using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>
/// A directory's path without symbolic links, so that one workspace has one name, one lock and one set of actors
/// however it is spelled.
/// </summary>
public static class RealPath
{
    // PATH_MAX is 4096 on Linux and less elsewhere.
    private const int BytesMax = 4096;

    /// <summary>The path, or null when it is no directory that can be reached.</summary>
    public static string? OfDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.Exists(path) ? WindowsPath.Final(path) : null;

        // Behind a file that is no directory, the dot leads nowhere.
        Span<byte> resolved = stackalloc byte[BytesMax];
        if (NativeCalls.RealPath(path + "/.", ref MemoryMarshal.GetReference(resolved)) == 0)
            return null;
        return Encoding.UTF8.GetString(resolved[..resolved.IndexOf((byte)0)]);
    }
}
