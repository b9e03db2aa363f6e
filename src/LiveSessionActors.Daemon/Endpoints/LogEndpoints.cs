using System.Text.Json;
using Akka.Actor;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Logging;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>What is logged, and where.</summary>
internal sealed class LogEndpoints(
    LogThreshold threshold, Func<ActorSystem> system, string? file, BridgeSettings limits)
{
    public Task GetAsync(BridgeCall call) => Answer.JsonAsync(call.Http, Write);

    /// <summary>Changes the least level until the daemon ends.</summary>
    public async Task PutAsync(BridgeCall call)
    {
        threshold.Least = await RequestBody.ReadAsync(call.Http.Request, limits.EventBytesMax, LevelIn);
        system().EventStream.SetLogLevel(AkkaLevels.Of(threshold.Least));
        await GetAsync(call);
    }

    private Microsoft.Extensions.Logging.LogLevel LevelIn(ReadOnlyMemory<byte> body)
    {
        var hint = $"Send {{\"level\":\"debug\"}}; the levels are {string.Join(", ", LogThreshold.Names)}.";
        var level = RequestFields.Read(body, limits.EventDepthMax, hint, ["level"])["level"] as JsString;
        return LogThreshold.LevelOf(level?.Value) ?? throw new SessionException(
            new Refusal(BridgeCode.InvalidRequest, "The body names no level; nothing was changed.", hint));
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("level"u8, threshold.Name);
        writer.WriteString("file"u8, file);
        writer.WriteEndObject();
    }
}
