using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LiveSessionActors.Client.Starting;

/// <summary>What the system tells of the process of a daemon.</summary>
internal static class DaemonProcess
{
    private const char Zombie = 'Z';

    /// <summary>
    /// Whether it has ended, as far as the system tells. One that hosts this client goes on and is not waited for, so it
    /// counts as ended.
    /// </summary>
    public static bool HasEnded(int process)
    {
        if (process == Environment.ProcessId)
            return true;
        // One whose parent has not asked for its end is there for good, and has closed its files all the same.
        if (OperatingSystem.IsLinux())
            return StateOf(process) is null or Zombie;
        try
        {
            using var running = Process.GetProcessById(process);
            return running.HasExited;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // There is none of this number, or nothing is told of it.
            return true;
        }
    }

    /// <summary>Its state as a letter, as Linux tells it; null where nothing is told.</summary>
    public static char? StateOf(int process)
    {
        try
        {
            // Behind the name, which stands in brackets and may hold anything, brackets and spaces included.
            var text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return text[text.LastIndexOf(')')..] is [_, ' ', var state, ..] ? state : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
