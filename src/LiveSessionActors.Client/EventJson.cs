using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.Client;

/// <summary>An event as it is sent: a JSON object in UTF-8.</summary>
internal static class EventJson
{
    /// <summary>Why an object may not be written in a program that was trimmed.</summary>
    public const string NeedsReflection = "The object's properties are found by reflection; give text or a JsonElement.";

    public static ReadOnlyMemory<byte> Of(string text) => Encoding.UTF8.GetBytes(text);

    // As it came: JSON may hold strings that are no text, which would not survive being decoded.
    public static ReadOnlyMemory<byte> Of(JsonElement element) => Of(element.GetRawText());

    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public static ReadOnlyMemory<byte> Of(object value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), JsonSerializerOptions.Web);
}
