using System.Diagnostics;

namespace LiveSessionActors.Client.Starting;

/// <summary>The process of a daemon that was asked to end.</summary>
internal static class DaemonProcess
{
    private const char Zombie = 'Z';

    /// <summary>Whether it has ended, as far as the system tells. One that hosts this client never does.</summary>
    public static bool HasEnded(int pid)
    {
        if (pid == Environment.ProcessId)
            return true;
        try
        {
            if (OperatingSystem.IsLinux())
                return StateOf(pid) == Zombie;
            using var process = Process.GetProcessById(pid);
            return process.HasExited;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException)
        {
            // There is no process of this number.
            return true;
        }
    }

    // Behind the name, which stands in brackets and may hold any character. A process whose parent has not asked for its
    // end is there for good, and has closed its files all the same.
    private static char StateOf(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }
}
