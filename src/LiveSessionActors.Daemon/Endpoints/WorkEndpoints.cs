using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Handing out work: the pending events of sessions, under leases.</summary>
internal sealed class WorkEndpoints(
    SessionGateway gateway,
    RequestedWorkspace workspaces,
    BridgeSettings limits,
    WorkSettings work,
    RequestDrain drain,
    string durability)
{
    public async Task ListAsync(BridgeCall call)
    {
        WorkQuery query = call.Query["only"] switch
        {
            null or "" => new WorkQuery.GetWork(workspaces.Of(call)),
            "deadLettered" => new WorkQuery.GetDeadLettered(workspaces.Of(call)),
            var other => throw new SessionException(BridgeRefusals.Parameter("only", other, "deadLettered")),
        };
        var listed = await gateway.ListWorkAsync(query);
        Warnings.Tell(call.Http, listed.Warnings);
        await Answer.JsonAsync(call.Http, writer => WorkAnswer.Write(writer, listed.Work));
    }

    public async Task NextAsync(BridgeCall call)
    {
        var request = await ReadAsync(call, WorkBody.NextFields, body => body.TakeNext(workspaces.Of(call)));
        using var rest = drain.Resting();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, drain.Stopping);
        try
        {
            await AnswerAsync(call.Http, await gateway.TakeNextAsync(request, gone.Token));
        }
        catch (OperationCanceledException) when (drain.Stopping.IsCancellationRequested)
        {
            throw new SessionException(BridgeRefusals.Stopping);
        }
    }

    public async Task RenewAsync(BridgeCall call)
    {
        var leaseFor = await ReadAsync(call, WorkBody.RenewFields, body => body.LeaseFor);
        var renewed = await gateway.RenewAsync(new WorkCommand.Renew(workspaces.Of(call), call.Name, leaseFor));
        await Answer.JsonAsync(call.Http, writer => WorkAnswer.Write(writer, renewed.Lease));
    }

    public async Task ReplyAsync(BridgeCall call)
    {
        var conditions = AppendConditions.Read(call.Http.Request.Headers);
        var fields = RequestedFields.Of(call);
        // The event need not say again which session it is for.
        var session = WorkLease.SessionTextOf(call.Name);
        var @event = await RequestBody.ReadAsync(
            call.Http.Request,
            limits.EventBytesMax,
            body => SessionEvent.Parse(body, session, limits.EventDepthMax));
        var appended = await gateway.ReplyAsync(new WorkCommand.Reply(
            workspaces.Of(call), call.Name, @event, conditions.IdempotencyKey, conditions.ExpectedSeq));
        await AppendAnswer.WriteAsync(call.Http, fields, @event, appended, durability);
    }

    public Task ReleaseAsync(BridgeCall call) => DoAsync(call, new WorkCommand.Release(workspaces.Of(call), call.Name));

    public Task ReviveAsync(BridgeCall call) =>
        DoAsync(call, new WorkCommand.Revive(workspaces.Of(call), SessionId.Parse(call.Name)));

    private static async Task AnswerAsync(HttpContext http, WorkReply reply)
    {
        if (reply is WorkReply.Handed handed)
        {
            Warnings.Tell(http, handed.Warnings);
            await Answer.JsonAsync(http, writer => WorkAnswer.Write(writer, handed));
            return;
        }

        Warnings.Tell(http, reply is WorkReply.NoneCame none ? none.Warnings : 0);
        await Answer.EmptyAsync(http, StatusCodes.Status204NoContent);
    }

    private async Task DoAsync(BridgeCall call, WorkCommand command)
    {
        await gateway.DoAsync(command);
        await Answer.EmptyAsync(call.Http, StatusCodes.Status204NoContent);
    }

    private ValueTask<T> ReadAsync<T>(BridgeCall call, string[] known, Func<WorkBody, T> read) => RequestBody.ReadAsync(
        call.Http.Request,
        limits.EventBytesMax,
        body => read(new WorkBody(RequestFields.Read(body, limits.EventDepthMax, WorkBody.Hint, known), work)));
}
