using System.Reflection;
using System.Text.Json.Nodes;
using LiveSessionActors.Sessions.Tests.Events;

namespace LiveSessionActors.Daemon.Tests.OpenApi;

/// <summary>
/// <c>openapi.json</c> beside <c>API.md</c> is what the daemon's tables make. With the variable
/// <c>LIVE_SESSIONS_WRITE_OPENAPI</c> set, these tests write it.
/// </summary>
public sealed class OpenApiTests
{
    private const string Variable = "LIVE_SESSIONS_WRITE_OPENAPI";

    private static readonly JsonObject Parts =
        JsonNode.Parse(File.ReadAllText(Path.Combine(ProjectDirectory, "OpenApi", "parts.json")))!.AsObject();

    private static readonly EventsPage Events = EventsPage.Read(Path.Combine(ProjectDirectory, "../.."));

    private static string ProjectDirectory => typeof(OpenApiTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == nameof(ProjectDirectory)).Value!;

    private static string Daemon => Path.Combine(ProjectDirectory, "../../src/LiveSessionActors.Daemon");

    [Fact]
    public void Each_route_is_described_and_nothing_else()
    {
        var routes = OpenApiDocument.Routes
            .Select(route => $"{route.Method} {route.Path}").Order(StringComparer.Ordinal);

        var described = Parts["operations"]!.AsObject().Select(operation => operation.Key);

        Assert.Equal(routes, described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_is_what_the_routes_and_errors_make()
    {
        var file = Path.Combine(Daemon, "openapi.json");
        var document = new OpenApiDocument(Parts, Events).Render();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            File.WriteAllText(file, document);

        Assert.True(
            document == File.ReadAllText(file),
            $"{file} is not current. Run this test with {Variable}=1, and look at what it changes.");
    }

    [Fact]
    public void Each_route_and_each_error_is_in_the_API_page()
    {
        var page = File.ReadAllText(Path.Combine(Daemon, "API.md"));

        Assert.All(OpenApiDocument.Routes, route => Assert.Contains(
            $"`{route.Method} {route.Path}`", page, StringComparison.Ordinal));
        Assert.All(OpenApiDocument.Codes, code => Assert.Contains($"`{code}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/hello", "Hello")]
    [InlineData("/v1/health", "Health")]
    [InlineData("/v1/sessions/some-session?includeCompleted=true", "Session")]
    public async Task An_answer_has_the_fields_of_its_schema(string target, string schema)
    {
        await using var bridge = await TestBridge.StartAsync();
        var document = JsonNode.Parse(new OpenApiDocument(Parts, Events).Render())!;

        var answer = JsonNode.Parse((await bridge.GetAsync(target)).Body)!.AsObject();

        var properties = document["components"]!["schemas"]![schema]!["properties"]!.AsObject();
        Assert.Equal(properties.Select(property => property.Key), answer.Select(property => property.Key));
    }

    [Fact]
    public async Task A_problem_has_the_fields_of_its_schema()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();

        var refused = await bridge.PostAsync(
            "/v1/events", """{"type":"generate","id":"s1"}""", ("If-Match", "\"7\""));

        var schema = JsonNode.Parse(new OpenApiDocument(Parts, Events).Render())!["components"]!["schemas"]!["Problem"]!;
        Assert.Equal(
            schema["properties"]!.AsObject().Select(property => property.Key),
            JsonNode.Parse(refused.Body)!.AsObject().Select(property => property.Key));
    }
}
