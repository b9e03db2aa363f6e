using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// Reads a directory of Linux with the kinds of its files, which .NET keeps to itself: to look at each of many thousand
/// files takes longer than all the rest of finding them.
/// </summary>
internal static unsafe class LinuxDirectory
{
    // Where the parts of struct dirent are, on all 64-bit systems alike.
    private const int KindAt = 18;
    private const int NameAt = 19;

    /// <summary>Whether directories can be read like this here.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && sizeof(nint) == 8;

    /// <summary>What is in a directory; 0, or the system's number of what went wrong.</summary>
    public static int Read(string path, List<NamedFile> found)
    {
        var directory = NativeCalls.OpenDirectory(path);
        if (directory == 0)
            return Marshal.GetLastPInvokeError();
        byte* entry;
        while ((entry = NativeCalls.ReadDirectory(directory)) != null)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameAt);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                found.Add(new NamedFile(Encoding.UTF8.GetString(name), KindOf(entry[KindAt])));
        }

        // The end of a directory and a failure look alike but for this, which is 0 at the end.
        var error = Marshal.GetLastPInvokeError();
        _ = NativeCalls.CloseDirectory(directory);
        return error;
    }

    private static FileKind? KindOf(byte kind) => kind switch
    {
        0 => null,
        4 => FileKind.Directory,
        8 => FileKind.Regular,
        10 => FileKind.Symlink,
        _ => FileKind.Other,
    };
}
