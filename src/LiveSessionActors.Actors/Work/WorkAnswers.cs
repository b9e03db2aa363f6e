using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>The answers to work that are being appended, and whom to tell what became of them.</summary>
internal sealed class WorkAnswers(WorkQueue queue)
{
    private readonly Dictionary<SessionId, (IActorRef Worker, string Lease)> _underWay = [];

    /// <summary>Those who wait for an append.</summary>
    public IEnumerable<IActorRef> Workers => _underWay.Values.Select(answer => answer.Worker);

    /// <summary>The append of an answer, for as long as the session waits for the event of this number.</summary>
    public static SessionCommand.AppendEvent AppendOf(WorkCommand.Reply answer, JsValue pendingSeq) => new(
        answer.Workspace,
        answer.Event.Session,
        answer.Event,
        answer.IdempotencyKey,
        answer.ExpectedSeq,
        pendingSeq);

    /// <summary>
    /// The same for an answer without a lease, which is given again if it was given, and is never written: no session
    /// waits for an event that has a lease's name for its number.
    /// </summary>
    public static SessionCommand.AppendEvent RepetitionOf(WorkCommand.Reply answer) =>
        AppendOf(answer, JsString.Of(answer.Lease));

    /// <summary>An answer is being appended: its lease does not run out meanwhile.</summary>
    public void Begin(WorkItem held, string lease, IActorRef worker)
    {
        held.IsAnswering = true;
        _underWay[held.Session] = (worker, lease);
    }

    /// <summary>The append has ended; whom to tell, or null when there was none.</summary>
    public IActorRef? End(SessionId session, bool keepsLease)
    {
        if (!_underWay.Remove(session, out var answer))
            return null;

        if (queue.TryGet(answer.Lease, out var held))
        {
            held.IsAnswering = false;
            if (!keepsLease)
                held.EndLease();
        }

        return answer.Worker;
    }
}
