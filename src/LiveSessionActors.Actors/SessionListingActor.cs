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
/// and stops. A session that does not answer costs a warning, not the list; but there is no list without sessions that
/// nobody has come to.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "PostStop disposes.")]
internal sealed class SessionListingActor : ReceiveActor
{
    private readonly WorkspaceQuery.ListSessions _query;
    private readonly IActorRef _asker;
    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    private readonly List<SessionSnapshot> _found = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ended = new();
    private ImmutableArray<SessionId> _absent;
    private bool _isReading;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionListingActor(WorkspaceQuery.ListSessions query, IActorRef asker, WorkspaceContext workspace)
    {
        (_query, _asker, _workspace) = (query, asker, workspace);

        Receive<WorkspaceListing>(AskPresent);
        Receive<ListingFailed>(failed => Answer(Refusals.Reply(query, Refusals.For(failed.Cause))));
        Receive<SessionProtocol.Parted>(ReadAbsent);
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
        _ended.Cancel();
        _ended.Dispose();
    }

    private void AskPresent(WorkspaceListing listing)
    {
        _warnings.AddRange(listing.Warnings);
        if (listing.Sessions.IsEmpty)
            AnswerWithWhatThereIs();
        else
            Context.Parent.Tell(new SessionProtocol.GlanceAtAll(listing.Sessions));
    }

    private void ReadAbsent(SessionProtocol.Parted parted)
    {
        _asked.UnionWith(parted.Present.Select(session => session.Value));
        _absent = parted.Absent;
        if (_absent.IsEmpty)
            return;

        _isReading = true;
        var settings = _workspace.Settings.Workspaces;
        var query = new GlanceQuery(
            _workspace.Workspace,
            _absent,
            _workspace.Now,
            MayWrite: _workspace.ReadOnly is null,
            settings.ListAtOnce,
            settings.ListPatience,
            settings.ListMemory);
        _workspace.Store.GlanceAsync(query, _ended.Token).PipeTo(Self, success: glances => new JournalsRead(glances));
    }

    private void Add(JournalsRead read)
    {
        _isReading = false;
        if (read.Glances.Count < _absent.Length)
        {
            Answer(Refusals.Reply(_query, Refusals.ListingTooSlow));
            return;
        }

        foreach (var glance in read.Glances)
        {
            if (glance is SessionGlance.Found found)
                Add(found);
            else if (glance is SessionGlance.Failed failed)
                Warn(failed.Session, Refusals.For(failed.Cause));
        }

        AnswerWhenComplete();
    }

    private void Add(SessionGlance.Found found)
    {
        _found.Add(found.Snapshot);
        if (found.Unsaved is { } failure)
            _log.Warning(failure, "The snapshot of {Session} was not saved; the journal is complete.", found.Session);
    }

    private void Add(SessionReply.SnapshotFound found)
    {
        _asked.Remove(found.Session.Value);
        _found.Add(found.Snapshot);
        AnswerWhenComplete();
    }

    private void Add(SessionReply.Refused refused)
    {
        _asked.Remove(refused.Session.Value);
        Warn(refused.Session, refused.Refusal);
        AnswerWhenComplete();
    }

    private void Warn(SessionId session, Refusal refusal) => _warnings.Add($"session {session}: {refusal.Detail}");

    // Nothing came for long. Whoever reads the journals minds the time by itself.
    private void GiveUp()
    {
        if (_absent.IsDefault)
        {
            Answer(Refusals.Reply(_query, Refusals.ListingTooSlow));
            return;
        }

        _warnings.AddRange(_asked.Order(StringComparer.Ordinal).Select(
            session => $"session {session}: it did not answer in time"));
        _asked.Clear();
        AnswerWhenComplete();
    }

    private void AnswerWhenComplete()
    {
        if (!_isReading && _asked.Count == 0)
            AnswerWithWhatThereIs();
    }

    private void AnswerWithWhatThereIs()
    {
        _found.Sort(static (one, other) => string.CompareOrdinal(one.Id.Value, other.Id.Value));
        Answer(new WorkspaceReply.SessionsListed(
            _workspace.Workspace,
            [.. _found.Where(snapshot => _query.IncludeCompleted || !snapshot.Completed)],
            [.. _warnings]));
    }

    private void Answer(IWorkspaceMessage reply)
    {
        Context.Parent.Tell(new SessionProtocol.Listed(_workspace.Time.GetTimestamp()));
        // Whatever is missing in a list that failed, it is not nothing.
        var missing = reply is WorkspaceReply.SessionsListed ? _warnings.Count : Math.Max(1, _warnings.Count);
        Context.Parent.Tell(new WorkspacesActor.Listed(_workspace.Workspace, missing));
        _asker.Tell(reply);
        Context.Stop(Self);
    }

    private sealed record ListingFailed(Exception Cause);

    private sealed record JournalsRead(IReadOnlyList<SessionGlance> Glances);
}
