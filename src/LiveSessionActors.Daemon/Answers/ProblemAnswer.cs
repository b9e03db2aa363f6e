using System.Text.Encodings.Web;
using System.Text.Json;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>Answers with a refusal, as <c>application/problem+json</c>.</summary>
internal static class ProblemAnswer
{
    // Sentences are read by people and programs, never put into a page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task WriteAsync(HttpContext http, Refusal refusal)
    {
        var (status, title) = ErrorTable.Of(refusal.Code);
        return Answer.WriteAsync(http, Render(refusal, status, title), "application/problem+json", status);
    }

    private static ReadOnlyMemory<byte> Render(Refusal refusal, int status, string title)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Readable);
        writer.WriteStartObject();
        writer.WriteString("type"u8, $"urn:live-sessions:problem:{refusal.Code}");
        writer.WriteString("title"u8, title);
        writer.WriteNumber("status"u8, status);
        writer.WriteString("detail"u8, refusal.Detail);
        writer.WriteString("code"u8, refusal.Code);
        if (refusal.Hint is not null)
            writer.WriteString("hint"u8, refusal.Hint);
        if (refusal.LastSeq is { } lastSeq)
        {
            writer.WritePropertyName("lastSeq"u8);
            writer.WriteRawValue(JsNumber.Of(lastSeq).ToJson(), skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
