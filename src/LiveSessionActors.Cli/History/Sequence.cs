using System.Globalization;
using LiveSessionActors.Client;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Cli.History;

/// <summary>A sequence number on the command line, written as journals write it.</summary>
internal static class Sequence
{
    /// <summary>Reads one; null when none is given.</summary>
    /// <exception cref="DaemonException"><c>usage</c>: it is none.</exception>
    public static double? Read(string? text, string option) => text is null
        ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seq)
        && double.IsInteger(seq) && JsNumber.Of(seq).ToString() == text
            ? seq
            : throw new DaemonException(
                "usage",
                $"'{text}' is no sequence number.",
                $"Give {option} the number of an entry, such as 7; 'live-sessions history ID' shows them.");

    /// <summary>The same as it is written, for the daemon to read.</summary>
    /// <exception cref="DaemonException"><c>usage</c>: it is none.</exception>
    public static string? Check(string? text, string option) => Read(text, option) is null ? null : text;
}
