using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Tests.Events;

namespace LiveSessionActors.Daemon.Tests.OpenApi;

/// <summary>Schemas of events and snapshots, made of the domain's names and of what <c>EVENTS.md</c> says of them.</summary>
internal sealed partial class EventSchemas(EventsPage page)
{
    /// <summary>All of them, by name.</summary>
    public JsonObject Render()
    {
        var schemas = new JsonObject
        {
            ["EventType"] = Enumeration("The types of events that change a session", EventType.All),
            ["Phase"] = Enumeration("The phases that events lead to", NamesIn(page.Phases)),
            ["FieldName"] = Enumeration(
                "A field of a session, or with a minus sign all but that",
                SessionSnapshot.FieldNames.Concat(SessionSnapshot.FieldNames.Select(name => "-" + name))),
            ["Diagnostic"] = Diagnostic(),
            ["Event"] = Event(),
        };
        foreach (var row in page.Types)
            schemas[SchemaOf(NameIn(row))] = KnownEvent(row);
        schemas["OtherEvent"] = Object("An event of another type: it is stored, and adds a diagnostic", ["type"], new()
        {
            ["id"] = Reference("SessionId"),
            ["type"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        });
        schemas["Session"] = Session();
        return schemas;
    }

    private JsonObject Event() => new()
    {
        ["description"] = "Whatever else is in it belongs to the event",
        ["anyOf"] = new JsonArray(
            [.. page.Types.Select(row => Reference(SchemaOf(NameIn(row)))), Reference("OtherEvent")]),
    };

    private JsonObject KnownEvent(string[] row)
    {
        var type = NameIn(row);
        var properties = new JsonObject { ["type"] = new JsonObject { ["const"] = type } };
        foreach (var common in page.CommonFields.Where(common => NameIn(common) != "type"))
            properties[NameIn(common)] = NameIn(common) == "id" ? Reference("SessionId") : Value(common[1], common[2]);
        foreach (var field in page.Fields.Where(field => field.Type == type))
            properties[field.Name] = Value(field.Kind, field.Meaning);
        return Object($"Sent by the {row[1]}: {Plain(row[2])}", ["type"], properties);
    }

    private JsonObject Session()
    {
        var properties = new JsonObject();
        foreach (var row in page.SnapshotFields)
            properties[NameIn(row)] = Property(row);
        return Object(
            "A session as its events make it; a field that an event set to a value of another kind has that value",
            SessionSnapshot.FieldNames,
            properties);
    }

    private static JsonObject Property(string[] row) => NameIn(row) switch
    {
        "id" => Reference("SessionId"),
        "phase" => new JsonObject
        {
            ["description"] = Plain(row[2]),
            ["anyOf"] = new JsonArray(
                Reference("Phase"), new JsonObject { ["description"] = "Whatever a checkpoint set" }),
        },
        "diagnostics" => new JsonObject
        {
            ["description"] = Plain(row[2]),
            ["type"] = "array",
            ["items"] = Reference("Diagnostic"),
        },
        _ => new JsonObject
        {
            ["description"] = Plain(row[2]),
            ["default"] = JsonNode.Parse(EventsPage.Names(row[1]).Single()),
        },
    };

    private JsonObject Diagnostic() => Object("What is wrong with a session", ["error"], new()
    {
        ["error"] = Enumeration("What it is, for programs", NamesIn(page.Diagnostics)),
    });

    private static JsonObject Value(string kind, string meaning) => kind switch
    {
        "number" => new() { ["type"] = "number", ["description"] = Plain(meaning) },
        "text" => new() { ["type"] = "string", ["description"] = Plain(meaning) },
        "object" => new() { ["type"] = "object", ["description"] = Plain(meaning) },
        "true" => new() { ["type"] = "boolean", ["description"] = Plain(meaning) },
        _ => throw new InvalidOperationException($"EVENTS.md has a kind '{kind}', which has no schema."),
    };

    private static JsonObject Object(string description, IEnumerable<string> required, JsonObject properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
        ["properties"] = properties,
    };

    private static JsonObject Enumeration(string description, IEnumerable<string> names) => new()
    {
        ["description"] = description,
        ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static IEnumerable<string> NamesIn(IEnumerable<string[]> rows) => rows.Select(NameIn);

    private static string NameIn(string[] row) => EventsPage.Names(row[0]).Single();

    private static string SchemaOf(string type) =>
        string.Concat(type.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Event";

    private static string Plain(string text) => Links().Replace(text, "$1");

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Links();
}
