using System.Globalization;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>A sequence number as an entity tag: in quotes, the way the journal prints it.</summary>
internal static class SequenceTag
{
    public static string Of(double seq) => $"\"{JsNumber.Of(seq)}\"";

    /// <summary>Reads a tag back.</summary>
    /// <exception cref="SessionException">It is none that <see cref="Of"/> writes.</exception>
    public static double Parse(string? tag) => tag is { Length: > 2 } && Read(tag[1..^1]) is { } seq && Of(seq) == tag
        ? seq
        : throw new SessionException(BridgeRefusals.IfMatch);

    /// <summary>Reads a query parameter; null when it is not there.</summary>
    /// <exception cref="SessionException">It is no sequence number as the journal prints it.</exception>
    public static double? Parameter(BridgeCall call, string name) => call.Query[name] is not { } text
        ? null
        : Read(text) ?? throw new SessionException(
            BridgeRefusals.Parameter(name, text, "a sequence number of the session, such as 7"));

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seq)
        && double.IsInteger(seq) && JsNumber.Of(seq).ToString() == text
            ? seq
            : null;
}
