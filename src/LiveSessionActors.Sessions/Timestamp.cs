using System.Globalization;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>Instants as entries hold them: UTC with milliseconds and <c>Z</c>.</summary>
internal static class Timestamp
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int Length = 24;

    public static JsString Of(DateTimeOffset instant) =>
        JsString.Of(instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    public static void WriteTo(JsonWriter writer, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[Length];
        instant.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.QuotedBody(text[..length]);
    }
}
