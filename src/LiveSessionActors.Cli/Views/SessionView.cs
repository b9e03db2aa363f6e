using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Views;

/// <summary>What the commands read out of a snapshot; any field may hold any JSON.</summary>
internal readonly struct SessionView(JsonElement snapshot)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    public JsonElement Snapshot => snapshot;

    public string Id => TextOf(this["id"]);

    public string Phase => TextOf(this["phase"]);

    public string UpdatedAt => TextOf(this["updatedAt"]);

    public JsonElement Pending => this["pendingEvent"];

    /// <summary>The type of the event that waits for the agent, or null when none waits.</summary>
    public string? PendingType =>
        Pending.ValueKind == JsonValueKind.Object ? TextOf(new SessionView(Pending)["type"]) : null;

    public bool IsOver => Phase is "completed" or "discarded";

    /// <summary>Whether the person has decided and waits for it to be carried out.</summary>
    public bool IsDecided => PendingType is "accept" or "accept_intent" or "discard";

    public JsonElement this[string field] => snapshot.ValueKind == JsonValueKind.Object
        ? snapshot.EnumerateObject().LastOrDefault(property => IsNamed(property, field)).Value
        : default;

    /// <summary>The most urgent of some sessions: what the person decided first, then what changed last.</summary>
    public static SessionView? MostUrgent(IEnumerable<JsonElement> sessions) => sessions
        .Select(snapshot => new SessionView(snapshot))
        .OrderByDescending(session => session.IsDecided)
        .ThenByDescending(session => session.UpdatedAt, StringComparer.Ordinal)
        .ThenBy(session => session.Id, StringComparer.Ordinal)
        .Select(session => (SessionView?)session)
        .FirstOrDefault();

    /// <summary>A session's snapshot with its last sequence number behind all other fields.</summary>
    public static JsonElement WithLastSeq(CurrentSession session)
    {
        var json = session.Snapshot.GetRawText().AsSpan().TrimEnd();
        var numbered = string.Create(CultureInfo.InvariantCulture, $"{json[..^1]},\"lastSeq\":{session.LastSeq}}}");
        return JsonDocument.Parse(numbered, Deep).RootElement;
    }

    /// <summary>A string's text, or the JSON of anything else; a string that is no text stays as written.</summary>
    public static string TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : value.GetRawText();

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JavaScript allows.
            return value.GetRawText();
        }
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // As above: such a name is none that anybody asks for.
            return false;
        }
    }
}
