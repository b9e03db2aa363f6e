using System.Globalization;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>
/// The signals that this process was told to ignore, as one in the background of a script is, or one that nohup
/// started; whatever it starts ignores them, too.
/// </summary>
internal static class IgnoredSignals
{
    private const string Line = "SigIgn:";

    private static readonly string[] Numbered = ["HUP", "INT"];

    /// <summary>Whether a signal is one of them, where the system tells.</summary>
    public static bool Have(string signal)
    {
        if (!OperatingSystem.IsLinux() || Array.IndexOf(Numbered, signal) is not (>= 0 and var bit))
            return false;

        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(Line, StringComparison.Ordinal));
        var ignored = ulong.Parse(
            line.AsSpan(Line.Length), NumberStyles.AllowHexSpecifier | NumberStyles.AllowLeadingWhite);
        return (ignored >> bit & 1) == 1;
    }
}
