using System.Net.ServerSentEvents;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Watching;

/// <summary>Reads the server-sent events of a watch; one that the stream's end cuts off is not told.</summary>
internal static class WatchReading
{
    /// <summary>A reader of one stream. What it does not know is null.</summary>
    public static SseParser<SessionWatchEvent?> Of(Stream stream) => SseParser.Create<SessionWatchEvent?>(stream, Read);

    private static SessionWatchEvent? Read(string type, ReadOnlySpan<byte> data)
    {
        var options = new JsonReaderOptions { MaxDepth = WireJson.SnapshotOptions.MaxDepth };
        var reader = new Utf8JsonReader(data, options);
        var json = JsonElement.ParseValue(ref reader);
        return type switch
        {
            "appended" => Appended(json),
            "caught_up" => new SessionWatchEvent.CaughtUp(
                json.GetProperty("cursor").GetString()!, json.GetProperty("durable").GetBoolean()),
            "reset" => new SessionWatchEvent.Reset(
                json.GetProperty("reason").GetString()!, [.. json.GetProperty("snapshots").EnumerateArray()]),
            "ended" or "overflow" => throw Ended(json),
            _ => null,
        };
    }

    // The cursor is no part of the data.
    private static SessionWatchEvent.Appended Appended(JsonElement json) => new(
        "",
        json.GetProperty("id").GetString()!,
        json.GetProperty("seq") is { ValueKind: not JsonValueKind.Null } seq ? seq.GetRawText() : null,
        TextOf(json.GetProperty("type")),
        json.GetProperty("phase"),
        json.GetProperty("snapshot"));

    private static DaemonException Ended(JsonElement json) => new(
        json.GetProperty("code").GetString()!,
        json.GetProperty("detail").GetString()!,
        json.TryGetProperty("hint", out var hint) ? hint.GetString() : null);

    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value.ValueKind == JsonValueKind.Null ? null : value.GetRawText();

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JavaScript allows: as it is written.
            return value.GetRawText();
        }
    }
}
