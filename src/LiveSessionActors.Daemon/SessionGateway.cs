using System.Runtime.CompilerServices;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon;

/// <summary>
/// The way from the bridge to the actors, and the only place that asks them. A refusal, and an answer that does not
/// come in time, is a <see cref="SessionException"/>.
/// </summary>
/// <param name="workspaces">The actor that every message goes to; there once the actor system is.</param>
/// <param name="timeout">How long it has to answer.</param>
/// <param name="listTimeout">How long it has to list sessions.</param>
internal sealed class SessionGateway(Func<IActorRef> workspaces, TimeSpan timeout, TimeSpan listTimeout)
{
    public ValueTask<SessionReply.EventAppended> AppendAsync(SessionCommand.AppendEvent command) =>
        AskAsync<SessionReply.EventAppended>(command);

    public ValueTask<SessionReply.SnapshotFound> GetAsync(SessionQuery.GetSnapshot query) =>
        AskAsync<SessionReply.SnapshotFound>(query);

    public ValueTask<SessionReply.JournalChecked> CheckAsync(SessionQuery.HasJournal query) =>
        AskAsync<SessionReply.JournalChecked>(query);

    public ValueTask<WorkspaceReply.SessionsListed> ListAsync(WorkspaceQuery.ListSessions query) =>
        AskAsync<WorkspaceReply.SessionsListed>(query, listTimeout, CancellationToken.None);

    public ValueTask<WorkspaceReply.SessionsArchived> ArchiveAsync(WorkspaceCommand.ArchiveSessions command) =>
        AskAsync<WorkspaceReply.SessionsArchived>(command);

    public ValueTask<WorkspaceReply.LegacyMigrated> MigrateAsync(WorkspaceCommand.MigrateLegacy command) =>
        AskAsync<WorkspaceReply.LegacyMigrated>(command);

    public ValueTask<WorkReply.Listed> ListWorkAsync(WorkQuery query) => AskAsync<WorkReply.Listed>(query);

    public ValueTask<WorkReply.Renewed> RenewAsync(WorkCommand.Renew command) => AskAsync<WorkReply.Renewed>(command);

    public ValueTask<SessionReply.EventAppended> ReplyAsync(WorkCommand.Reply command) =>
        AskAsync<SessionReply.EventAppended>(command);

    public ValueTask<WorkReply.Done> DoAsync(WorkCommand command) => AskAsync<WorkReply.Done>(command);

    /// <summary>
    /// Waits for work until there is some, the request's time is over, or the caller is gone: then it is taken
    /// back, since a lease that nobody knows of would hide the work until it ran out.
    /// </summary>
    public async Task<WorkReply> TakeNextAsync(WorkCommand.TakeNext request, CancellationToken gone)
    {
        try
        {
            return await AskAsync<WorkReply>(request, timeout + request.WaitFor, gone).ConfigureAwait(false);
        }
        catch (Exception) when (Cancelled(request))
        {
            throw;
        }
    }

    public ValueTask<HealthReport> GetHealthAsync() => AskAsync<HealthReport>(new GetHealth());

    // A filter, so that nothing of the failure is lost.
    private bool Cancelled(WorkCommand.TakeNext request)
    {
        workspaces().Tell(new WorkCommand.CancelNext(request.Workspace, request.Ticket), ActorRefs.NoSender);
        return false;
    }

    // What a client that went away had asked for goes on: no request's cancellation reaches the actors.
    private ValueTask<T> AskAsync<T>(object message) => AskAsync<T>(message, timeout, CancellationToken.None);

    // Every request waits here for a moment; what it waits in is used again.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> AskAsync<T>(object message, TimeSpan within, CancellationToken gone)
    {
        try
        {
            return await workspaces().Ask<object>(message, within, gone).ConfigureAwait(false) switch
            {
                SessionReply.Refused refused => throw new SessionException(refused.Refusal),
                WorkspaceReply.Refused refused => throw new SessionException(refused.Refusal),
                WorkReply.Refused refused => throw new SessionException(refused.Refusal),
                T answer => answer,
                var other => throw new InvalidOperationException(
                    $"{message.GetType()} was answered by {other.GetType()}."),
            };
        }
        catch (AskTimeoutException late)
        {
            throw new SessionException(BridgeRefusals.Timeout, late);
        }
    }
}
