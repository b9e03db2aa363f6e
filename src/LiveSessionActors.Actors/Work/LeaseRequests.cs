using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// What is asked under leases. One that is not held is looked up once its session was looked at: its work may be there
/// still, and nobody else's.
/// </summary>
internal sealed class LeaseRequests(
    WorkspaceContext workspace, WorkQueue queue, IActorRefFactory replying, IActorRef registry, Func<TimeSpan> now)
{
    private readonly LateRequests _late = new();
    private readonly RepliesUnderWay _replies = new();

    /// <summary>Whether any is not answered yet.</summary>
    public bool AreUnderWay => _late.Any || _replies.Any;

    /// <summary>Does what is asked, or gives the session that is to be looked at first.</summary>
    public SessionId? Do(WorkCommand request, IActorRef worker)
    {
        var lease = LeaseOf(request);
        if (!queue.TryGet(lease, out _)
            && request is not WorkCommand.Release
            && LeaseNames.TryReadSession(lease, out var session))
        {
            _late.Add(session, request, worker);
            return session;
        }

        DoNow(request, worker);
        return null;
    }

    /// <summary>A session was looked at: does what waited for that.</summary>
    public void Looked(SessionId session)
    {
        foreach (var (request, worker) in _late.Take(session))
            DoNow(request, worker);
    }

    /// <summary>A session could not be looked at.</summary>
    public void NotLooked(SessionId session, WorkReply why)
    {
        foreach (var (_, worker) in _late.Take(session))
            worker.Tell(why);
    }

    /// <summary>No session could be looked at.</summary>
    public void NotLooked(WorkReply why)
    {
        foreach (var worker in _late.TakeWorkers())
            worker.Tell(why);
    }

    /// <summary>The session has answered a reply. A refused one keeps the lease while that may be replied to.</summary>
    public void EndReply(IActorRef reply, SessionReply outcome)
    {
        var refusal = (outcome as SessionReply.Refused)?.Refusal;
        var worker = _replies.End(reply, keepsLease: refusal is not null and not { Code: RefusalCode.LeaseGone });
        worker.Tell(refusal is null ? outcome : Refuse(refusal));
    }

    /// <summary>The queue ends.</summary>
    public void RefuseAll()
    {
        NotLooked(Refuse(Refusals.Stopping));
        foreach (var worker in _replies.Workers)
            worker.Tell(Refuse(Refusals.OutcomeUnknown));
    }

    private static string LeaseOf(WorkCommand request) => request switch
    {
        WorkCommand.Renew renew => renew.Lease,
        WorkCommand.Reply reply => reply.Lease,
        WorkCommand.Release release => release.Lease,
        _ => throw new ArgumentException($"{request.GetType()} is for no lease.", nameof(request)),
    };

    private void DoNow(WorkCommand request, IActorRef worker)
    {
        if (request is WorkCommand.Reply reply)
            Reply(reply, worker);
        else
            worker.Tell(Answer(request) ?? Gone(LeaseOf(request)));
    }

    private WorkReply? Answer(WorkCommand request)
    {
        if (request is WorkCommand.Renew renew)
            return queue.Renew(renew.Lease, renew.LeaseFor, now(), workspace.Now) is { } renewed
                ? new WorkReply.Renewed(workspace.Workspace, renewed)
                : null;

        if (!queue.TryGet(LeaseOf(request), out var held) || held.Replies > 0)
            return null;

        held.EndLease();
        return new WorkReply.Done(workspace.Workspace);
    }

    private void Reply(WorkCommand.Reply request, IActorRef worker)
    {
        if (queue.TryGet(request.Lease, out var work) || queue.TryGetLate(request.Lease, out work))
            Append(request, work, worker);
        // A lease ends with its reply: whether that was given, the session knows by the key.
        else if (request.IdempotencyKey is not null)
            registry.Tell(AppendOf(request, LineIdentity.None), worker);
        else
            worker.Tell(Gone(request.Lease));
    }

    private void Append(WorkCommand.Reply request, WorkItem work, IActorRef worker)
    {
        if (request.Event.Session != work.Session)
            worker.Tell(Refuse(Refusals.OtherSessionsLease(work.Session, request.Event.Session)));
        else if (workspace.ReadOnly is { } readOnly)
            worker.Tell(Refuse(readOnly));
        else
            _replies.Begin(
                replying.ActorOf(WorkReplyActor.Props(AppendOf(request, work.Line), registry)),
                work,
                request.Lease,
                worker);
    }

    // Written for as long as the session waits for the event of that line; for no line, it is only given again.
    private static SessionCommand.AppendEvent AppendOf(WorkCommand.Reply reply, LineIdentity line) => new(
        reply.Workspace, reply.Event.Session, reply.Event, reply.IdempotencyKey, reply.ExpectedSeq, line);

    private WorkReply.Refused Gone(string lease) => Refuse(Refusals.LeaseGone(lease, queue.LeaseInsteadOf(lease)));

    private WorkReply.Refused Refuse(Refusal refusal) => new(workspace.Workspace, refusal);
}
