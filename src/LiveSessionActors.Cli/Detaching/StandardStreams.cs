using System.Runtime.InteropServices;

namespace LiveSessionActors.Cli.Detaching;

/// <summary>
/// Makes sure that what a daemon says goes to its standard streams or nowhere. Where one was closed, its number is the
/// next file's or socket's: what the daemon writes there, or the runtime when it fails, would end up in a journal.
/// </summary>
internal static partial class StandardStreams
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Puts nothing in the place of those that were closed.</summary>
    public static void Secure()
    {
        if (OperatingSystem.IsWindows())
            return;

        for (var stream = 0; stream <= 2; stream++)
        {
            if (IsGiven(stream))
                continue;
            if (stream == 1)
                Console.SetOut(TextWriter.Null);
            if (stream == 2)
                Console.SetError(TextWriter.Null);
            Occupy(stream);
        }
    }

    // The runtime has all that it opens closed on exec; what came through exec is not.
    private static bool IsGiven(int stream) => Control(stream, GetFlags) is >= 0 and var flags
        && (flags & CloseOnExec) == 0;

    // The lowest free number is the next to be given; the runtime may have taken it already.
    private static void Occupy(int stream)
    {
        if (Control(stream, GetFlags) >= 0)
            return;

        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (nothing.DangerousGetHandle() == stream)
            nothing.SetHandleAsInvalid();
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
