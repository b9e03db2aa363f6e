using System.Collections.Immutable;
using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The body of a request for work: an object whose fields all may be missing.</summary>
internal sealed class WorkBody
{
    private const string DefaultWorker = "worker";
    private const int NameCharsMax = 200;
    private const int TypesMax = 32;

    private readonly JsonElement _fields;
    private readonly WorkSettings _settings;

    private WorkBody(JsonElement fields, WorkSettings settings) => (_fields, _settings) = (fields, settings);

    /// <summary>How long the work is to be the caller's.</summary>
    public TimeSpan LeaseFor =>
        Duration("leaseMs", _settings.LeaseDefault, TimeSpan.FromMilliseconds(1), _settings.LeaseMax);

    /// <summary>Reads a body; an empty one has no fields.</summary>
    /// <exception cref="SessionException">It is no JSON object, or a field makes no sense.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, WorkSettings settings, Func<WorkBody, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json.IsEmpty ? "{}"u8.ToArray() : json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new WorkBody(document.RootElement, settings))
                : throw new SessionException(new Refusal(
                    BridgeCode.InvalidRequest, "The body is no JSON object.", "Send {} or {\"worker\":\"agent-1\"}."));
        }
        catch (JsonException malformed)
        {
            throw new SessionException(
                new Refusal(
                    RefusalCode.InvalidJson, $"The body is no JSON: {malformed.Message}", "Send a JSON object."),
                malformed);
        }
    }

    /// <summary>The request for work that the body is.</summary>
    public WorkCommand.TakeNext TakeNext(Workspace workspace) => new(
        workspace,
        Guid.NewGuid().ToString("N"),
        Name("worker", DefaultWorker),
        LeaseFor,
        Duration("waitMs", TimeSpan.Zero, TimeSpan.Zero, _settings.WaitMax),
        Types());

    private string Name(string field, string otherwise) => Field(field) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.String } value
            when value.GetString() is { Length: > 0 and <= NameCharsMax } name => name,
        { } value => throw Wrong(field, value, $"a text of 1 to {NameCharsMax} characters"),
    };

    private TimeSpan Duration(string field, TimeSpan otherwise, TimeSpan min, TimeSpan max) => Field(field) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.Number } value
            when value.TryGetInt64(out var ms) && ms >= min.TotalMilliseconds && ms <= max.TotalMilliseconds =>
            TimeSpan.FromMilliseconds(ms),
        { } value => throw Wrong(
            field, value, $"a whole number of milliseconds from {min.TotalMilliseconds} to {max.TotalMilliseconds}"),
    };

    private ImmutableArray<string> Types() => Field("types") switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value
            when value.GetArrayLength() <= TypesMax
                && value.EnumerateArray().All(type => type.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(type => type.GetString()!)],
        { } value => throw Wrong("types", value, $"a list of at most {TypesMax} types of event, such as [\"accept\"]"),
    };

    private JsonElement? Field(string name) =>
        _fields.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static SessionException Wrong(string field, JsonElement value, string wanted)
    {
        var text = value.GetRawText();
        var shown = text.Length > NameCharsMax ? text[..NameCharsMax] + "…" : text;
        return new SessionException(BridgeRefusals.Field(field, shown, wanted));
    }
}
