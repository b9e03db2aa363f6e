using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>
/// Reads an open directory with the kinds of its files, which .NET keeps to itself: to look at each of many thousand
/// files takes longer than all the rest of finding them. And .NET opens a directory by its path alone.
/// </summary>
internal static unsafe class UnixDirectory
{
    // Where the parts of struct dirent are, on all 64-bit systems of a kind alike.
    private static readonly int KindAt = OperatingSystem.IsMacOS() ? 20 : 18;
    private static readonly int NameAt = OperatingSystem.IsMacOS() ? 21 : 19;

    private static readonly bool IntelMac =
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Whether directories can be read like this here.</summary>
    public static bool IsSupported => (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && sizeof(nint) == 8;

    /// <summary>
    /// What is in an open directory, which is closed thereby; 0, or the system's number of what went wrong.
    /// </summary>
    public static int Read(int file, List<NamedFile> found)
    {
        var directory = IntelMac ? NativeCalls.OpenDirectoryOnIntelMac(file) : NativeCalls.OpenDirectory(file);
        if (directory == 0)
        {
            var failure = Marshal.GetLastPInvokeError();
            _ = NativeCalls.Close(file);
            return failure;
        }

        byte* entry;
        while ((entry = Next(directory)) != null)
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

    private static byte* Next(nint directory) =>
        IntelMac ? NativeCalls.ReadDirectoryOnIntelMac(directory) : NativeCalls.ReadDirectory(directory);

    private static FileKind? KindOf(byte kind) => kind switch
    {
        0 => null,
        4 => FileKind.Directory,
        8 => FileKind.Regular,
        10 => FileKind.Symlink,
        _ => FileKind.Other,
    };
}
