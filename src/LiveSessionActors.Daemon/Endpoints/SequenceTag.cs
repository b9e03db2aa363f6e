using System.Globalization;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>A sequence number as an entity tag: in quotes, the way the journal prints it.</summary>
internal static class SequenceTag
{
    public static string Of(double seq) => $"\"{JsNumber.Of(seq)}\"";

    /// <summary>Reads a tag back.</summary>
    /// <exception cref="SessionException">It is none that <see cref="Of"/> writes.</exception>
    public static double Parse(string? tag) =>
        tag is { Length: > 2 }
        && double.TryParse(tag.AsSpan()[1..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var seq)
        && double.IsInteger(seq) && Of(seq) == tag
            ? seq
            : throw new SessionException(BridgeRefusals.IfMatch);

}
