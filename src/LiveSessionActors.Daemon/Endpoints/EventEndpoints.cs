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
        var appended = await AppendAsync(call, new SessionCommand.AppendEvent(
            workspaces.OfWrite(call),
            @event.Session,
            @event,
            conditions.IdempotencyKey,
            conditions.ExpectedSeq,
            MustExist: conditions.MustExist,
            AwaitsSnapshotFile: conditions.AwaitsSnapshotFile));
        await AppendAnswer.WriteAsync(call.Http, fields, @event, appended, durability);
    }

    // Its path may be another workspace's by now, or nobody's: nothing was written then.
    private async ValueTask<SessionReply.EventAppended> AppendAsync(
        BridgeCall call, SessionCommand.AppendEvent command)
    {
        try
        {
            return await gateway.AppendAsync(command);
        }
        catch (SessionException refused) when (refused.Refusal.Code
            is RefusalCode.SymlinkRefused or RefusalCode.WorkspaceNotFound or RefusalCode.NotWritable)
        {
            var workspace = workspaces.Of(call);
            if (workspace == command.Workspace)
                throw;
            return await gateway.AppendAsync(command with { Workspace = workspace });
        }
    }
}
