using System.Globalization;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>
/// What an answer about a workspace tells of journals that could not be read: a session that is missing without a word
/// looks like one that is not there.
/// </summary>
internal static class Warnings
{
    /// <summary>The header with their number.</summary>
    public const string Header = "Live-Session-Warnings";

    /// <summary>Tells how many there are.</summary>
    public static void Tell(HttpContext http, int count) =>
        http.Response.Headers[Header] = count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the body is to have them.</summary>
    /// <exception cref="SessionException">The request says so in another way.</exception>
    public static bool AreWanted(BridgeCall call) => call.Query["warnings"] switch
    {
        null or "" or "false" => false,
        "true" => true,
        var other => throw new SessionException(BridgeRefusals.Parameter("warnings", other, "true or false")),
    };

    /// <summary>What follows the snapshots in a body that has them.</summary>
    public static ReadOnlyMemory<byte> Render(IEnumerable<string> sentences) => Answer.Render(writer =>
    {
        writer.WriteStartArray();
        foreach (var sentence in sentences)
            writer.WriteStringValue(sentence);
        writer.WriteEndArray();
    });
}
