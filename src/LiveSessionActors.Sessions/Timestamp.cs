using System.Globalization;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>Instants as entries hold them: UTC with milliseconds and <c>Z</c>.</summary>
internal static class Timestamp
{
    public static JsString Of(DateTimeOffset instant) =>
        JsString.Of(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
