using System.Text.Json;
using System.Threading.Channels;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Copying the journals of the legacy directory, with one answer or with its progress as events.</summary>
internal sealed class MigrationEndpoints(
    SessionGateway gateway,
    Func<(ActorSystem System, IActorRef Workspaces)> actors,
    RequestedWorkspace workspaces,
    BridgeSettings limits,
    RequestDrain drain)
{
    private const string EventStream = "text/event-stream";

    public async Task MigrateAsync(BridgeCall call)
    {
        var tellsProgress = call.Http.Request.Headers.Accept.ToString()
            .Contains(EventStream, StringComparison.OrdinalIgnoreCase);
        var command = await RequestBody.ReadAsync(
            call.Http.Request,
            limits.EventBytesMax,
            body => Read(body, workspaces.Of(call), tellsProgress));
        if (tellsProgress)
            await TellAsync(call.Http, command);
        else
            await AnswerAsync(call.Http, command);
    }

    private WorkspaceCommand.MigrateLegacy Read(ReadOnlyMemory<byte> json, Workspace workspace, bool tellsProgress) => new(
        workspace,
        RequestFields.Read(json, limits.EventDepthMax, "Send {} or {\"session\":\"8f3a91c2\"}.", ["session"])
            .Session("session"),
        tellsProgress);

    private async Task AnswerAsync(HttpContext http, WorkspaceCommand.MigrateLegacy command)
    {
        var migrated = await gateway.MigrateAsync(command);
        Check(command, migrated);
        await Answer.JsonAsync(http, writer => MigrationAnswer.Write(writer, migrated));
    }

    private static void Check(WorkspaceCommand.MigrateLegacy command, WorkspaceReply.LegacyMigrated migrated)
    {
        if (command.Session is { } session && migrated.Journals is [{ Outcome: MigrationOutcome.Missing }])
            throw new SessionException(Refusal.SessionNotFound(new SessionKey(command.Workspace, session)));
    }

    // A client that goes away does not end the migration: it has asked for it.
    private async Task TellAsync(HttpContext http, WorkspaceCommand.MigrateLegacy command)
    {
        var (system, all) = actors();
        var replies = Channel.CreateUnbounded<IWorkspaceMessage>(new UnboundedChannelOptions { SingleReader = true });
        var reader = system.ActorOf(ReplyReaderActor.Props(all, command, (reply, _) => replies.Writer.TryWrite(reply)));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, drain.Stopping);
        try
        {
            await TellAsync(http, command, replies.Reader, over.Token);
        }
        catch (OperationCanceledException) when (drain.Stopping.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
                throw new SessionException(BridgeRefusals.Stopping);
        }
        finally
        {
            system.Stop(reader);
        }
    }

    private async Task TellAsync(
        HttpContext http,
        WorkspaceCommand.MigrateLegacy command,
        ChannelReader<IWorkspaceMessage> replies,
        CancellationToken over)
    {
        var first = await replies.ReadAsync(over);
        if (first is WorkspaceReply.Refused { Refusal: var refusal })
            throw new SessionException(refusal);
        if (first is WorkspaceReply.LegacyMigrated all)
            Check(command, all);

        using var rest = drain.Resting();
        var stream = new EventStreamAnswer(http);
        await stream.BeginAsync(over);
        for (var reply = first; ; reply = await replies.ReadAsync(over))
        {
            stream.Write(NameOf(reply), Answer.Render(json => Write(json, reply)).Span);
            await stream.FlushAsync(over);
            if (reply is not WorkspaceReply.MigrationProgress)
                return;
        }
    }

    private static ReadOnlySpan<byte> NameOf(IWorkspaceMessage reply) => reply switch
    {
        WorkspaceReply.MigrationProgress => "event: progress"u8,
        WorkspaceReply.LegacyMigrated => "event: done"u8,
        _ => "event: ended"u8,
    };

    private static void Write(Utf8JsonWriter json, IWorkspaceMessage reply)
    {
        if (reply is WorkspaceReply.MigrationProgress progress)
            MigrationAnswer.Write(json, progress);
        else if (reply is WorkspaceReply.LegacyMigrated migrated)
            MigrationAnswer.Write(json, migrated);
        else if (reply is WorkspaceReply.Refused { Refusal: var refusal })
            EventStreamAnswer.WriteRefusal(json, refusal);
    }
}
