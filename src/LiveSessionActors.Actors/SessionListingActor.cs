using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Makes one listing: finds the sessions, asks those that are in memory, has the journals of the others read, answers
/// and stops. A session that does not answer costs a warning, not the list.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "PostStop disposes.")]
internal sealed class SessionListingActor : ReceiveActor
{
    private readonly WorkspaceQuery.ListSessions _query;
    private readonly IActorRef _asker;
    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    private readonly Dictionary<SessionId, SessionSnapshot> _found = [];
    private readonly List<string> _warnings = [];
    private readonly CancellationTokenSource _enough = new();
    private ImmutableArray<SessionId> _sessions;
    private bool _isReading;
    private int _answered;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionListingActor(WorkspaceQuery.ListSessions query, IActorRef asker, WorkspaceContext workspace)
    {
        (_query, _asker, _workspace) = (query, asker, workspace);

        Receive<WorkspaceListing>(AskPresent);
        Receive<ListingFailed>(failed => Answer(Refusals.Reply(query, Refusals.For(failed.Cause))));
        Receive<SessionProtocol.NotInMemory>(ReadAbsent);
        Receive<JournalsRead>(Add);
        Receive<SessionReply.SnapshotFound>(Add);
        Receive<SessionReply.Refused>(Add);
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

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _enough.Cancel();
        _enough.Dispose();
    }

    private void AskPresent(WorkspaceListing listing)
    {
        _sessions = listing.Sessions;
        _warnings.AddRange(listing.Warnings);
        if (_sessions.IsEmpty)
            AnswerWithWhatThereIs();
        else
            Context.Parent.Tell(new SessionProtocol.GlanceAtAll(_sessions));
    }

    private void ReadAbsent(SessionProtocol.NotInMemory absent)
    {
        if (absent.Sessions.IsEmpty)
            return;

        _isReading = true;
        var query = new GlanceQuery(
            _workspace.Workspace,
            absent.Sessions,
            _workspace.Now,
            MayWrite: _workspace.ReadOnly is null,
            _workspace.Settings.Workspaces.ListAtOnce,
            _workspace.Settings.Sessions.InMemoryMax);
        _workspace.Store.GlanceAsync(query, _enough.Token).PipeTo(Self, success: glances => new JournalsRead(glances));
    }

    private void Add(JournalsRead read)
    {
        _isReading = false;
        foreach (var glance in read.Glances)
        {
            if (glance is SessionGlance.Found found)
                Add(found);
            else if (glance is SessionGlance.Failed failed)
                Warn(failed.Session, Refusals.For(failed.Cause));
        }

        if (_enough.IsCancellationRequested)
            AnswerLate();
        else
            AnswerWhenComplete();
    }

    private void Add(SessionGlance.Found found)
    {
        Add(found.Session, found.Snapshot);
        if (found.Unsaved is { } failure)
            _log.Warning(failure, "The snapshot of {0} was not stored; the journal has it all.", found.Session);
    }

    private void Add(SessionReply.SnapshotFound found)
    {
        Add(found.Session, found.Snapshot);
        AnswerWhenComplete();
    }

    private void Add(SessionReply.Refused refused)
    {
        Warn(refused.Session, refused.Refusal);
        AnswerWhenComplete();
    }

    private void Add(SessionId session, SessionSnapshot snapshot)
    {
        _found[session] = snapshot;
        _answered++;
    }

    private void Warn(SessionId session, Refusal refusal)
    {
        _warnings.Add($"session {session}: {refusal.Detail}");
        _answered++;
    }

    private void GiveUp()
    {
        if (_sessions.IsDefault)
        {
            Answer(Refusals.Reply(_query, Refusals.ListingTooSlow));
            return;
        }

        // What was read until now comes at once.
        _enough.Cancel();
        if (!_isReading)
            AnswerLate();
    }

    private void AnswerLate()
    {
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

    private sealed record JournalsRead(IReadOnlyList<SessionGlance> Glances);
}
