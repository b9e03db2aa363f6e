using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The body of a request to archive: an object whose fields all may be missing.</summary>
internal static class ArchiveBody
{
    private const int ShownCharsMax = 200;

    // A hundred years, and more than a number of JSON may hold of ticks.
    private const long OlderThanMsMax = 100L * 366 * 24 * 60 * 60 * 1000;

    /// <summary>Reads a body; an empty one has no fields.</summary>
    /// <exception cref="SessionException">It is no JSON object, or a field makes no sense.</exception>
    public static WorkspaceCommand.ArchiveSessions Read(ReadOnlyMemory<byte> json, Workspace workspace)
    {
        try
        {
            using var document = JsonDocument.Parse(json.IsEmpty ? "{}"u8.ToArray() : json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, workspace)
                : throw new SessionException(new Refusal(
                    BridgeCode.InvalidRequest, "The body is no JSON object.", "Send {} or {\"session\":\"8f3a91c2\"}."));
        }
        catch (JsonException malformed)
        {
            throw new SessionException(
                new Refusal(
                    RefusalCode.InvalidJson, $"The body is no JSON: {malformed.Message}", "Send a JSON object."),
                malformed);
        }
    }

    private static WorkspaceCommand.ArchiveSessions Read(JsonElement body, Workspace workspace) => new(
        workspace,
        Field(body, "session") switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => SessionId.Parse(value.GetString()!),
            { } value => throw Wrong("session", value, "the id of a session"),
        },
        Field(body, "olderThanMs") switch
        {
            null => TimeSpan.Zero,
            { ValueKind: JsonValueKind.Number } value
                when value.TryGetInt64(out var ms) && ms is >= 0 and <= OlderThanMsMax => TimeSpan.FromMilliseconds(ms),
            { } value => throw Wrong(
                "olderThanMs", value, $"a whole number of milliseconds from 0 to {OlderThanMsMax}"),
        },
        Field(body, "dryRun") switch
        {
            null => false,
            { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
            { } value => throw Wrong("dryRun", value, "true or false"),
        });

    private static JsonElement? Field(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static SessionException Wrong(string field, JsonElement value, string wanted)
    {
        var text = value.GetRawText();
        var shown = text.Length > ShownCharsMax ? text[..ShownCharsMax] + "…" : text;
        return new SessionException(BridgeRefusals.Field(field, shown, wanted));
    }
}
