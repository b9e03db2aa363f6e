using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Makes one listing: finds the sessions, asks so many at a time through its registry, answers and stops. A session
/// that does not answer costs a warning, not the list.
/// </summary>
internal sealed class SessionListingActor : ReceiveActor
{
    private readonly WorkspaceQuery.ListSessions _query;
    private readonly IActorRef _asker;
    private readonly WorkspaceContext _workspace;

    private readonly Dictionary<SessionId, SessionSnapshot> _found = [];
    private readonly List<string> _warnings = [];
    private ImmutableArray<SessionId> _sessions;
    private int _asked;
    private int _answered;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionListingActor(WorkspaceQuery.ListSessions query, IActorRef asker, WorkspaceContext workspace)
    {
        (_query, _asker, _workspace) = (query, asker, workspace);

        Receive<WorkspaceListing>(AskFirst);
        Receive<ListingFailed>(failed => Answer(Refusals.Reply(query, Refusals.For(failed.Cause))));
        Receive<SessionReply.SnapshotFound>(Add);
        Receive<SessionReply.Refused>(Warn);
        Receive<ReceiveTimeout>(_ => GiveUp());
    }

    /// <summary>One listing for <paramref name="asker"/>.</summary>
    public static Props Props(WorkspaceQuery.ListSessions query, IActorRef asker, WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<SessionListingActor>(query, asker, workspace);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        SetReceiveTimeout(_workspace.Settings.Workspaces.ListPatience);
        _workspace.Store.ListAsync(_workspace.Workspace, CancellationToken.None)
            .PipeTo(Self, failure: cause => new ListingFailed(cause));
    }

    private void AskFirst(WorkspaceListing listing)
    {
        _sessions = listing.Sessions;
        _warnings.AddRange(listing.Warnings);
        while (_asked < Math.Min(_workspace.Settings.Workspaces.ListAtOnce, _sessions.Length))
            AskNext();
        AnswerWhenComplete();
    }

    private void AskNext()
    {
        if (_asked < _sessions.Length)
            Context.Parent.Tell(new SessionProtocol.Glance(new(_workspace.Workspace, _sessions[_asked++])));
    }

    private void Add(SessionReply.SnapshotFound found)
    {
        _found[found.Session] = found.Snapshot;
        Next();
    }

    private void Warn(SessionReply.Refused refused)
    {
        _warnings.Add($"session {refused.Session}: {refused.Refusal.Detail}");
        Next();
    }

    private void Next()
    {
        _answered++;
        AskNext();
        AnswerWhenComplete();
    }

    private void GiveUp()
    {
        if (_sessions.IsDefault)
        {
            Answer(Refusals.Reply(_query, Refusals.ListingTooSlow));
            return;
        }

        _warnings.Add($"{_sessions.Length - _answered} sessions did not answer in time and are not listed");
        AnswerWithWhatThereIs();
    }

    private void AnswerWhenComplete()
    {
        if (_answered == _sessions.Length)
            AnswerWithWhatThereIs();
    }

    private void AnswerWithWhatThereIs() => Answer(new WorkspaceReply.SessionsListed(
        _workspace.Workspace,
        [
            .. _sessions.Where(_found.ContainsKey).Select(id => _found[id])
                .Where(snapshot => _query.IncludeCompleted || !snapshot.Completed),
        ],
        [.. _warnings]));

    private void Answer(IWorkspaceMessage reply)
    {
        _asker.Tell(reply);
        Context.Stop(Self);
    }

    private sealed record ListingFailed(Exception Cause);
}
