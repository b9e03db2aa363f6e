using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Connections;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Daemon.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Watching changes: a subscriber like any other, whose events go to a client as they come.</summary>
internal sealed class WatchEndpoint(
    Func<(ActorSystem System, IActorRef Workspaces)> actors,
    RequestedWorkspace workspaces,
    BridgeSettings limits,
    WatchSettings settings,
    RequestDrain drain,
    TimeProvider time)
{
    private const string FromStart = "start";
    private const string FromNow = "now";

    // What a client does not read is to lie in the daemon, where it is counted, and not in the system.
    private const int SystemBytes = 8 * 1024;

    // The last words for a client that was dropped, and what is on its way before them, are left in the system, where
    // they wait for it to read on.
    private const int LastSystemBytes = 1024 * 1024;

    private const int BatchBytes = 64 * 1024;

    public async Task WatchAsync(BridgeCall call)
    {
        var (wanted, fields) = (WantedBy(call), RequestedFields.Of(call));
        var (system, all) = actors();
        var client = call.Http.Features.Get<ClientConnection>();
        using var subscription = new WatchSubscription(
            system, all, wanted, settings.KeepAlive, time, () => LetGo(client));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, drain.Stopping);
        try
        {
            await BeginAsync(subscription, over.Token);
            using var rest = drain.Resting();
            client?.KeepUnread(SystemBytes);
            await TellAsync(new WatchStream(call.Http, fields), subscription, over.Token);
        }
        catch (OperationCanceledException)
            when (drain.Stopping.IsCancellationRequested && call.Http.Response.HasStarted)
        {
            // The stream ends here; a client that comes again finds the next daemon.
        }
    }

    // As idle as a connection without a request: it gives way to others, and is not kept open for long.
    private void LetGo(ClientConnection? client)
    {
        client?.End(time.GetTimestamp());
        client?.Close();
        client?.KeepUnread(LastSystemBytes);
    }

    private WatchCommand.Subscribe WantedBy(BridgeCall call)
    {
        var workspace = workspaces.Of(call);
        var session = call.Query["session"] is { Length: > 0 } id ? SessionId.Parse(id) : default(SessionId?);
        var from = call.Http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? last
            : call.Query["from"];
        return from switch
        {
            null or "" or FromNow => new WatchCommand.Subscribe(workspace, session),
            FromStart => new WatchCommand.Subscribe(workspace, session, FromStart: true),
            var cursor => new WatchCommand.Subscribe(workspace, session, cursor),
        };
    }

    // A workspace that cannot be watched is refused before the answer begins.
    private async Task BeginAsync(WatchSubscription subscription, CancellationToken over)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(over);
        patience.CancelAfter(limits.AnswerTimeout);
        try
        {
            var first = await subscription.Events.ReadAsync(patience.Token);
            if (first is WatchEvent.Ended { Refusal: var refusal })
                throw new SessionException(refusal);
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            throw new SessionException(BridgeRefusals.Timeout);
        }
        catch (OperationCanceledException) when (drain.Stopping.IsCancellationRequested)
        {
            throw new SessionException(BridgeRefusals.Stopping);
        }
    }

    private static async Task TellAsync(WatchStream stream, WatchSubscription subscription, CancellationToken over)
    {
        await stream.BeginAsync(over);
        var hasEnded = false;
        while (!hasEnded && await subscription.Events.WaitToReadAsync(over))
        {
            var (last, bytes) = (default(string), 0L);
            while (!hasEnded && bytes < BatchBytes && subscription.Events.TryRead(out var told))
            {
                hasEnded = told is WatchEvent.Ended;
                // Who is dropped goes on behind what it was sent.
                if (subscription.IsDropped && !hasEnded)
                    continue;
                stream.Write(told);
                if (told is WatchEvent.Appended appended)
                    (last, bytes) = (appended.Cursor, bytes + appended.Change.Length);
            }

            await stream.FlushAsync(over);
            if (last is not null)
                subscription.Acknowledge(last);
        }
    }
}
