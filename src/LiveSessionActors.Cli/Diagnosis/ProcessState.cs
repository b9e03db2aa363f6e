using LiveSessionActors.Client.Starting;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>What the system tells of another process.</summary>
internal static class ProcessState
{
    private const char Stopped = 'T';
    private const char Traced = 't';

    /// <summary>Whether a signal or a debugger has stopped it, so that it does nothing until it may go on.</summary>
    public static bool IsStopped(int process) => DaemonProcess.StateOf(process) is Stopped or Traced;

    /// <summary>What makes a process answer or end that does not answer.</summary>
    public static string Remedy(int process) => IsStopped(process)
        ? $"It is stopped: let it go on with 'kill -CONT {process}', or end it with 'kill -KILL {process}'."
        : $"If that is a daemon, end it with 'kill {process}', or with 'kill -KILL {process}' if it stays.";
}
