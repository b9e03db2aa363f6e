using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Work;

/// <summary>Persists what was decided, applies it, and goes on behind that; at once when it is nothing.</summary>
/// <param name="decided">The events.</param>
/// <param name="goOn">What follows.</param>
/// <param name="asker">Who waits for it.</param>
internal delegate void RecordWork(IReadOnlyList<WorkEvent> decided, Action goOn, IActorRef? asker = null);

/// <summary>
/// What is asked under leases. One that is not held is looked up once its session was looked at: its work may be there
/// still, and nobody else's.
/// </summary>
internal sealed class LeaseRequests(
    WorkspaceContext workspace, WorkQueue queue, IActorRefFactory replying, IActorRef registry, RecordWork record)
{
    private readonly LateRequests _late = new();
    private readonly RepliesUnderWay _replies = new();

    /// <summary>Whether any is not answered yet.</summary>
    public bool AreUnderWay => _late.Any || _replies.Any;

    /// <summary>The session that is to be looked at before a request is done; null when it can be done now.</summary>
    public SessionId? Postpone(WorkCommand request, IActorRef worker)
    {
        var lease = LeaseOf(request);
        if (queue.TryGet(lease, out _)
            || (request is WorkCommand.Release && !queue.Remembers(lease))
            || !LeaseNames.TryReadSession(lease, out var session))
            return null;

        _late.Add(session, request, worker);
        return session;
    }

    /// <summary>Does what is asked.</summary>
    public void Do(WorkCommand request, IActorRef worker, Action goOn)
    {
        if (request is WorkCommand.Renew renew)
            Renew(renew, worker, goOn);
        else if (request is WorkCommand.Release release)
            Release(release, worker, goOn);
        else
            Reply((WorkCommand.Reply)request, worker, goOn);
    }

    /// <summary>A session was looked at: does what waited for that.</summary>
    public void Looked(SessionId session, Action goOn) => DoNext(new(_late.Take(session)), goOn);

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
    public void EndReply(IActorRef reply, SessionReply outcome, Action goOn)
    {
        var refusal = (outcome as SessionReply.Refused)?.Refusal;
        var (lease, worker) = _replies.End(reply);
        worker.Tell(refusal is null ? outcome : Refuse(refusal));
        record(refusal is null or { Code: RefusalCode.LeaseGone } ? queue.End(lease) : [], goOn);
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

    // Each is decided once what was decided before it is applied.
    private void DoNext(Queue<(WorkCommand Request, IActorRef Worker)> late, Action goOn)
    {
        if (late.TryDequeue(out var next))
            Do(next.Request, next.Worker, () => DoNext(late, goOn));
        else
            goOn();
    }

    private void Renew(WorkCommand.Renew request, IActorRef worker, Action goOn)
    {
        var leased = queue.Renew(request.Lease, request.LeaseFor, workspace.Now);
        record(leased is null ? [] : [leased], Answer, worker);

        void Answer()
        {
            worker.Tell(queue.TryGet(request.Lease, out var held)
                ? new WorkReply.Renewed(workspace.Workspace, held.Lease!)
                : Gone(request.Lease));
            goOn();
        }
    }

    private void Release(WorkCommand.Release request, IActorRef worker, Action goOn)
    {
        var ended = queue.End(request.Lease);
        record(ended, Answer, worker);

        void Answer()
        {
            worker.Tell(ended.Count > 0 ? new WorkReply.Done(workspace.Workspace) : Gone(request.Lease));
            goOn();
        }
    }

    private void Reply(WorkCommand.Reply request, IActorRef worker, Action goOn)
    {
        Reply(request, worker);
        goOn();
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
