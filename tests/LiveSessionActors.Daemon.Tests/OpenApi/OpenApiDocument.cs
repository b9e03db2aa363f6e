using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Tests.Events;

namespace LiveSessionActors.Daemon.Tests.OpenApi;

/// <summary>
/// The bridge as an OpenAPI document: the routes and the errors of the daemon's own tables, what <c>parts.json</c>
/// says about each in words, and the events and fields of <c>EVENTS.md</c>.
/// </summary>
internal sealed class OpenApiDocument(JsonObject parts, EventsPage events)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The daemon's table, whose handlers are not called here.</summary>
    public static IReadOnlyList<Route> Routes
    {
        get
        {
            var constructor = typeof(RouteTable).GetConstructors().Single();
            var endpoints = constructor.GetParameters()
                .Select(parameter => RuntimeHelpers.GetUninitializedObject(parameter.ParameterType));
            return ((RouteTable)constructor.Invoke([.. endpoints])).Routes;
        }
    }

    /// <summary>Every code that an error may have.</summary>
    public static IReadOnlyList<string> Codes =>
        [.. new[] { typeof(RefusalCode), typeof(BridgeCode) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(constant => (string)constant.GetRawConstantValue()!)
            .OrderBy(code => ErrorTable.Of(code).Status)
            .ThenBy(code => code, StringComparer.Ordinal)];

    /// <summary>What <c>parts.json</c> says of a route.</summary>
    public JsonNode? PartOf(Route route) => parts["operations"]![$"{route.Method} {route.Path}"];

    public string Render() => new JsonObject
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "The bridge of LiveSessionActors",
            ["version"] = "1",
            ["description"] =
                "HTTP/1.1 over a Unix domain socket, or over a named pipe on Windows; API.md says the rest.",
        },
        ["servers"] = new JsonArray(
            new JsonObject { ["url"] = "http://live", ["description"] = "The host names nothing" }),
        ["paths"] = Paths(),
        ["components"] = Components(),
    }.ToJsonString(Layout) + "\n";

    private JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var route in Routes)
        {
            paths.TryAdd(route.Path, new JsonObject());
            paths[route.Path]![route.Method.ToLowerInvariant()] = Operation(route, PartOf(route)!.AsObject());
        }

        return paths;
    }

    private JsonObject Operation(Route route, JsonObject part)
    {
        var operation = new JsonObject { ["summary"] = part["summary"]!.DeepClone() };
        if (part["parameters"] is JsonArray parameters)
            operation["parameters"] = new JsonArray(
                [.. parameters.Select(name => Reference("parameters", name!.GetValue<string>()))]);
        if (part["body"] is { } body)
            operation["requestBody"] = new JsonObject
            {
                ["content"] = Content(Reference("schemas", body.GetValue<string>())),
            };
        operation["responses"] = Responses(route, part);
        return operation;
    }

    private JsonObject Responses(Route route, JsonObject part)
    {
        var responses = new JsonObject();
        foreach (var (status, response) in part["responses"]!.AsObject())
            responses[status] = Response(response!.AsObject());
        var byStatus = CodesOf(route, part).GroupBy(code => ErrorTable.Of(code).Status);
        foreach (var errors in byStatus.OrderBy(group => group.Key))
            AddProblem(responses, $"{errors.Key}", [.. errors]);
        return responses;
    }

    private IEnumerable<string> CodesOf(Route route, JsonObject part)
    {
        var named = new List<string>(["@every"]);
        named.AddRange(part["errors"]?.AsArray().Select(code => code!.GetValue<string>()) ?? []);
        if (!route.WhileStopping)
            named.Add(RefusalCode.Stopping);
        return named.SelectMany(Expanded).Distinct().OrderBy(code => code, StringComparer.Ordinal);
    }

    private IEnumerable<string> Expanded(string name) => name[0] == '@'
        ? parts["errors"]![name[1..]]!.AsArray().Select(code => code!.GetValue<string>())
        : [name];

    private static JsonObject Response(JsonObject part)
    {
        var response = new JsonObject { ["description"] = part["description"]!.DeepClone() };
        if (part["headers"] is JsonArray headers)
            response["headers"] = new JsonObject(
                headers.Select(name => KeyValuePair.Create(name!.GetValue<string>(), (JsonNode?)Text())));
        if (part["text"] is { } type)
            response["content"] = new JsonObject { [type.GetValue<string>()] = new JsonObject { ["schema"] = Text() } };
        else if (Schema(part) is { } schema)
            response["content"] = Content(schema);
        return response;
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject? Schema(JsonObject part) =>
        part["$ref"] is { } one ? Reference("schemas", one.GetValue<string>())
        : part["array"] is { } item
            ? new JsonObject { ["type"] = "array", ["items"] = Reference("schemas", item.GetValue<string>()) }
        : part["nullable"] is { } either
            ? new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    Reference("schemas", either.GetValue<string>()), new JsonObject { ["type"] = "null" }),
            }
        : null;

    private static void AddProblem(JsonObject responses, string status, string[] codes)
    {
        var described = string.Join("; ", codes.Select(code => $"{code}: {ErrorTable.Of(code).Title}"));
        var problem = Reference("schemas", "Problem");
        if (responses[status] is not JsonObject response)
            responses[status] = response = new JsonObject { ["description"] = described };
        else
            response["description"] = $"{response["description"]!.GetValue<string>()}; {described}";
        if (response["content"] is not JsonObject content)
            response["content"] = content = [];
        content["application/problem+json"] = new JsonObject { ["schema"] = problem };
    }

    private JsonObject Components()
    {
        var schemas = parts["schemas"]!.DeepClone().AsObject();
        foreach (var (name, schema) in new EventSchemas(events).Render())
            schemas[name] = schema!.DeepClone();
        schemas["Problem"] = Problem();
        var parameters = new JsonObject();
        foreach (var (key, part) in parts["parameters"]!.AsObject())
        {
            var parameter = new JsonObject { ["name"] = part!["name"]?.DeepClone() ?? key };
            foreach (var (name, value) in part.AsObject().Where(entry => entry.Key != "name"))
                parameter[name] = value!.DeepClone();
            parameters[key] = parameter;
        }

        return new JsonObject { ["parameters"] = parameters, ["schemas"] = schemas };
    }

    private static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("type", "title", "status", "detail", "code"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "What happened, in a sentence" },
            ["code"] = new JsonObject
            {
                ["description"] = "What happened, for programs",
                ["enum"] = new JsonArray([.. Codes.Select(code => (JsonNode)code)]),
            },
            ["hint"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "What to do, where there is something to do",
            },
            ["lastSeq"] = new JsonObject
            {
                ["type"] = "number",
                ["description"] = "sequence_mismatch: the session's last sequence number",
            },
        },
    };

    private static JsonObject Content(JsonObject schema) =>
        new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };
}
