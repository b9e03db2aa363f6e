using System.Text.Json;
using Akka.Actor;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>What is logged, and where.</summary>
internal sealed class LogEndpoints(LogThreshold threshold, Func<ActorSystem> system, string? file)
{
    private const int BodyBytesMax = 1024;

    public Task GetAsync(BridgeCall call) => Answer.JsonAsync(call.Http, Write);

    /// <summary>Changes the least level until the daemon ends.</summary>
    public async Task PutAsync(BridgeCall call)
    {
        threshold.Least = await RequestBody.ReadAsync(call.Http.Request, BodyBytesMax, LevelIn);
        system().EventStream.SetLogLevel(AkkaLevels.Of(threshold.Least));
        await GetAsync(call);
    }

    private static Microsoft.Extensions.Logging.LogLevel LevelIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return LogThreshold.LevelOf(NameIn(json.RootElement)) ?? throw new SessionException(new Refusal(
                BridgeCode.InvalidRequest,
                "The body names no level; nothing was changed.",
                $"Send {{\"level\":\"debug\"}}; the levels are {string.Join(", ", LogThreshold.Names)}."));
        }
        catch (JsonException malformed)
        {
            throw new SessionException(
                new Refusal(
                    RefusalCode.InvalidJson, $"The body is no JSON: {malformed.Message}", "Send a JSON object."),
                malformed);
        }
    }

    private static string? NameIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("level", out var level)
        && level.ValueKind == JsonValueKind.String
            ? level.GetString()
            : null;

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("level"u8, threshold.Name);
        writer.WriteString("file"u8, file);
        writer.WriteEndObject();
    }
}
