using System.Runtime.InteropServices;
using System.Text;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>
/// The process's standard error, written by the system's own call: the runtime's console holds the lock of standard
/// output while it writes to either, so that a log which nobody reads would hold up whatever else is said.
/// </summary>
internal static partial class StandardError
{
    private const int Descriptor = 2;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int Interrupted = 4;

    /// <summary>Writes text; takes as long as its reader does.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string text)
    {
        if (OperatingSystem.IsWindows())
            Console.Error.Write(text);
        else if (IsGiven)
            Write(Encoding.UTF8.GetBytes(text));
    }

    // Whatever this process opened itself is closed on exec: a standard stream that was closed is another file by now.
    private static bool IsGiven => Control(Descriptor, GetFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0;

    private static unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* start = bytes)
            {
                var count = WriteTo(Descriptor, start, bytes.Length);
                if (count >= 0)
                    bytes = bytes[(int)count..];
                else if (Marshal.GetLastPInvokeError() is var error && error != Interrupted)
                    throw new IOException($"Standard error cannot be written: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint WriteTo(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);
}
