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
internal sealed class SessionGateway(Func<IActorRef> workspaces, TimeSpan timeout)
{
    public Task<SessionReply.EventAppended> AppendAsync(SessionCommand.AppendEvent command) =>
        AskAsync<SessionReply.EventAppended>(command);

    public Task<SessionReply.SnapshotFound> GetAsync(SessionQuery.GetSnapshot query) =>
        AskAsync<SessionReply.SnapshotFound>(query);

    public Task<SessionReply.JournalChecked> CheckAsync(SessionQuery.HasJournal query) =>
        AskAsync<SessionReply.JournalChecked>(query);

    public Task<WorkspaceReply.SessionsListed> ListAsync(WorkspaceQuery.ListSessions query) =>
        AskAsync<WorkspaceReply.SessionsListed>(query);

    public Task<HealthReport> GetHealthAsync() => AskAsync<HealthReport>(new GetHealth());

    // What a client that went away had asked for goes on: no request's cancellation reaches the actors.
    private async Task<T> AskAsync<T>(object message)
    {
        try
        {
            return await workspaces().Ask<object>(message, timeout).ConfigureAwait(false) switch
            {
                T answer => answer,
                SessionReply.Refused refused => throw new SessionException(refused.Refusal),
                WorkspaceReply.Refused refused => throw new SessionException(refused.Refusal),
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
