using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Appending events.</summary>
internal sealed class EventEndpoints(
    SessionGateway gateway, RequestedWorkspace workspaces, BridgeSettings limits, string durability)
{
    public Task AppendAsync(BridgeCall call) => AppendAsync(call, fallbackSession: null);

    public Task AppendToSessionAsync(BridgeCall call) => AppendAsync(call, call.Name);

    private async Task AppendAsync(BridgeCall call, string? fallbackSession)
    {
        var conditions = AppendConditions.Read(call.Http.Request.Headers);
        var fields = RequestedFields.Of(call);
        var @event = await RequestBody.ReadAsync(
            call.Http.Request,
            limits.EventBytesMax,
            (fallbackSession, limits.EventDepthMax),
            static (with, body) => SessionEvent.Parse(body, with.fallbackSession, with.EventDepthMax));
        var appended = await gateway.AppendAsync(new SessionCommand.AppendEvent(
            workspaces.Of(call),
            @event.Session,
            @event,
            conditions.IdempotencyKey,
            conditions.ExpectedSeq,
            MustExist: conditions.MustExist,
            AwaitsSnapshotFile: conditions.AwaitsSnapshotFile));
        await AppendAnswer.WriteAsync(call.Http, fields, @event, appended, durability);
    }
}
