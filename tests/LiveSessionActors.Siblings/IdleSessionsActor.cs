using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Siblings;

/// <summary>Completes the sessions of a workspace that nobody touched for a time.</summary>
internal sealed class IdleSessionsActor : ReceiveActor
{
    private readonly IActorRef _workspaces;
    private readonly TimeProvider _time;
    private readonly Workspace _workspace;
    private readonly IdleRule _rule;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private ITimer? _timer;

    /// <summary>Made by the host, which knows the first two.</summary>
    public IdleSessionsActor(
        IRequiredActor<WorkspacesActor> workspaces, TimeProvider time, Workspace workspace, IdleRule rule)
    {
        (_workspaces, _time, _workspace, _rule) = (workspaces.ActorRef, time, workspace, rule);

        Receive<Look>(_ => _workspaces.Tell(new WorkspaceQuery.ListSessions(_workspace, IncludeCompleted: false)));
        Receive<WorkspaceReply.SessionsListed>(LookAtIdle);
        Receive<SessionReply.SnapshotFound>(CompleteIfIdle);
        Receive<SessionReply.EventAppended>(done => _log.Info("{0} was left idle and is completed.", done.Session));
        Receive<SessionReply.Refused>(refused => Note(refused.Refusal));
        Receive<WorkspaceReply.Refused>(refused => Note(refused.Refusal));
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var self = Self;
        _timer = _time.CreateTimer(_ => self.Tell(new Look()), null, _rule.LookEvery, _rule.LookEvery);
    }

    /// <inheritdoc/>
    protected override void PostStop() => _timer?.Dispose();

    // A listing has no sequence numbers; the session itself says what its last one is.
    private void LookAtIdle(WorkspaceReply.SessionsListed listed)
    {
        foreach (var session in listed.Sessions.Where(IsIdle))
            _workspaces.Tell(new SessionQuery.GetSnapshot(listed.Workspace, session.Id));
    }

    // Refused if anything was appended meanwhile: then the session is not idle.
    private void CompleteIfIdle(SessionReply.SnapshotFound found)
    {
        if (found.Snapshot.Completed || !IsIdle(found.Snapshot))
            return;

        _workspaces.Tell(new SessionCommand.AppendEvent(
            found.Workspace,
            found.Session,
            SessionEvent.Parse("""{"type":"complete","reason":"left idle"}""", found.Session),
            IdempotencyKey: string.Create(CultureInfo.InvariantCulture, $"idle-{found.LastSeq}"),
            ExpectedSeq: found.LastSeq));
    }

    private bool IsIdle(SessionSnapshot session) =>
        session.UpdatedAt is JsString { Value: var text }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
        && _time.GetUtcNow() - at >= _rule.After;

    private void Note(Refusal refusal)
    {
        if (refusal.Code != RefusalCode.SequenceMismatch)
            _log.Warning("{0}: {1}", refusal.Code, refusal.Detail);
    }

    private sealed record Look;
}
