using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LiveSessionActors.Cli;

/// <summary>An answer for programs: JSON on one line.</summary>
internal static class JsonLine
{
    // The answer goes to a program, never into a page; and a journal's entry may be nested deeply.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8192,
    };

    public static string Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Readable);
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>An array of what is JSON already.</summary>
    public static string Of(IEnumerable<JsonElement> items) =>
        $"[{string.Join(',', items.Select(item => item.GetRawText()))}]";

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case JsonElement element:
                // As it came: JSON may hold strings that are no text, which would not survive being decoded.
                writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
                break;
            case IEnumerable<JsonElement> elements:
                writer.WriteRawValue(Of(elements), skipInputValidation: true);
                break;
            case JsonText text:
                writer.WriteRawValue(text.Json, skipInputValidation: true);
                break;
            case IEnumerable<JsonText> texts:
                writer.WriteRawValue(
                    $"[{string.Join(',', texts.Select(item => item.Json))}]", skipInputValidation: true);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
