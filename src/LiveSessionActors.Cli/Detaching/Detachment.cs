using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace LiveSessionActors.Cli.Detaching;

/// <summary>
/// How a daemon parts with the command that started it, so that neither the terminal's end nor anybody who waits for
/// the end of the command's output ever meets it. On Windows a process is started apart from the beginning.
/// </summary>
internal static partial class Detachment
{
    private const int CloseOnExec = 0x80000;

    /// <summary>
    /// Makes the process the leader of a session of its own, out of reach of Ctrl+C and of the terminal's hang-up, and
    /// closes what it inherited besides the standard streams.
    /// </summary>
    public static void LeaveTerminal()
    {
        if (OperatingSystem.IsWindows())
            return;

        // Fails only for a process that leads a session already.
        _ = SetSession();
        if (OperatingSystem.IsLinux())
            CloseInherited();
    }

    /// <summary>Puts nothing in the place of the standard streams.</summary>
    public static void LeaveStreams()
    {
        if (OperatingSystem.IsWindows())
            return;

        Console.Out.Flush();
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (var stream = 2; stream >= 0; stream--)
            Replace(stream, nothing);
    }

    /// <summary>Has a file get what the runtime says of its own accord, such as why it fails.</summary>
    public static void LeaveErrorsTo(FileStream log)
    {
        if (!OperatingSystem.IsWindows())
            Duplicate(log.SafeFileHandle, 2);
    }

    // The console's writers have a copy of the stream's descriptor each.
    private static void Replace(int stream, SafeFileHandle by)
    {
        if (OperatingSystem.IsLinux())
        {
            var target = TargetOf(stream);
            foreach (var copy in Descriptors().Where(copy => copy > 2 && TargetOf(copy) == target).ToArray())
                Duplicate(by, copy);
        }

        Duplicate(by, stream);
    }

    private static IEnumerable<int> Descriptors() => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Select(entry => int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture));

    private static string? TargetOf(int descriptor) =>
        new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}")).LinkTarget;

    // Everything the runtime opens is closed on exec: what is not was handed down, such as another program's lock.
    [SupportedOSPlatform("linux")]
    private static void CloseInherited()
    {
        foreach (var descriptor in Descriptors().Where(given => given > 2 && IsInherited(given)).ToArray())
            _ = Close(descriptor);
    }

    private static bool IsInherited(int descriptor)
    {
        try
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{descriptor}");
            var flags = File.ReadLines(entry).First(line => line.StartsWith("flags:", StringComparison.Ordinal));
            return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) == 0;
        }
        catch (IOException)
        {
            // It was closed meanwhile, and so was the listing's own.
            return false;
        }
    }

    private static void Duplicate(SafeFileHandle from, int to) =>
        _ = DuplicateTo(from.DangerousGetHandle().ToInt32(), to);

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
