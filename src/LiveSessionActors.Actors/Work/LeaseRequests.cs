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
/// What is asked about work that was handed out. What is asked under a lease that is not held is done once the session
/// was read: the work may be there still, and nobody else's.
/// </summary>
internal sealed class LeaseRequests(
    WorkspaceContext workspace, WorkQueue queue, SessionQuestions sessions, RecordWork record)
{
    /// <summary>Does what is asked, at once or when the session was read.</summary>
    public void Do(WorkCommand request, IActorRef worker, Action goOn)
    {
        if (!IsLate(request, out var session))
        {
            DoNow(request, worker, goOn);
            return;
        }

        if (!sessions.TryRead(session, request, worker))
            worker.Tell(Refuse(Refusals.Busy));
        goOn();
    }

    /// <summary>Puts dead work back.</summary>
    public void Revive(WorkCommand.Revive request, IActorRef asker, Action goOn)
    {
        record(queue.Revive(request.Session), Answer, asker);

        void Answer()
        {
            asker.Tell(new WorkReply.Done(workspace.Workspace));
            goOn();
        }
    }

    /// <summary>A session was read: does what waited for that, each once what was decided before it is applied.</summary>
    public void DoLate(IEnumerable<(WorkCommand Request, IActorRef Worker)> late, Action goOn) =>
        DoNext(new(late), goOn);

    /// <summary>The session has answered a reply. A refused one keeps the lease while that may be replied to.</summary>
    public void EndReply(SessionQuestion.Append reply, SessionReply outcome, Action goOn)
    {
        reply.Work.Replies--;
        var refusal = (outcome as SessionReply.Refused)?.Refusal;
        reply.Worker.Tell(refusal is null ? outcome : Refuse(refusal));
        record(refusal is null or { Code: RefusalCode.LeaseGone } ? queue.End(reply.Lease) : [], goOn);
    }

    private static string LeaseOf(WorkCommand request) => request switch
    {
        WorkCommand.Renew renew => renew.Lease,
        WorkCommand.Reply reply => reply.Lease,
        WorkCommand.Release release => release.Lease,
        _ => throw new ArgumentException($"{request.GetType()} is for no lease.", nameof(request)),
    };

    private bool IsLate(WorkCommand request, out SessionId session)
    {
        var lease = LeaseOf(request);
        return LeaseNames.TryReadSession(lease, out session)
            && !queue.TryGet(lease, out _)
            && (request is not WorkCommand.Release || queue.Remembers(lease));
    }

    private void DoNext(Queue<(WorkCommand Request, IActorRef Worker)> late, Action goOn)
    {
        if (late.TryDequeue(out var next))
            DoNow(next.Request, next.Worker, () => DoNext(late, goOn));
        else
            goOn();
    }

    private void DoNow(WorkCommand request, IActorRef worker, Action goOn)
    {
        if (request is WorkCommand.Renew renew)
            Renew(renew, worker, goOn);
        else if (request is WorkCommand.Release release)
            Release(release, worker, goOn);
        else
            Reply((WorkCommand.Reply)request, worker, goOn);
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
            sessions.Forward(AppendOf(request, LineIdentity.None), worker);
        else
            worker.Tell(Gone(request.Lease));
    }

    private void Append(WorkCommand.Reply request, WorkItem work, IActorRef worker)
    {
        if (request.Event.Session != work.Session)
            worker.Tell(Refuse(Refusals.OtherSessionsLease(work.Session, request.Event.Session)));
        else if (workspace.ReadOnly is { } readOnly)
            worker.Tell(Refuse(readOnly));
        else if (!sessions.TryAppend(new(AppendOf(request, work.Line), work, request.Lease, worker)))
            worker.Tell(Refuse(Refusals.Busy));
        else
            work.Replies++;
    }

    // Written for as long as the session waits for the event of that line; for no line, it is only given again.
    private static SessionCommand.AppendEvent AppendOf(WorkCommand.Reply reply, LineIdentity line) => new(
        reply.Workspace, reply.Event.Session, reply.Event, reply.IdempotencyKey, reply.ExpectedSeq, line);

    private WorkReply.Refused Gone(string lease) => Refuse(Refusals.LeaseGone(lease, queue.LeaseInsteadOf(lease)));

    private WorkReply.Refused Refuse(Refusal refusal) => new(workspace.Workspace, refusal);
}
