using System.Globalization;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>What the system tells of another process.</summary>
internal static class ProcessState
{
    private const char Stopped = 'T';
    private const char Traced = 't';

    /// <summary>Whether a signal or a debugger has stopped it, so that it does nothing until it may go on.</summary>
    public static bool IsStopped(int process)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        try
        {
            // The state is behind the name, which may hold anything, parentheses and spaces included.
            var text = File.ReadAllText(file);
            return text[text.LastIndexOf(')')..] is [')', ' ', Stopped or Traced, ..];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What makes a process answer or end that does not answer.</summary>
    public static string Remedy(int process) => IsStopped(process)
        ? $"It is stopped: let it go on with 'kill -CONT {process}', or end it with 'kill -KILL {process}'."
        : $"If that is a daemon, end it with 'kill {process}', or with 'kill -KILL {process}' if it stays.";
}
