using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>
/// Takes work, renews its lease and replies, over and over; at the moments it is given it kills the queue. What was
/// refused because of that it sends again, and work that was handed to it meanwhile it finds in the list.
/// </summary>
internal sealed class KillingWorkerActor : ReceiveActor
{
    private readonly Workspace _workspace;
    private readonly IActorRef _workspaces;
    private readonly IActorRef _observer;
    private readonly IReadOnlyDictionary<SessionId, Moment> _kills;
    private IWorkspaceMessage? _asked;
    private WorkLease? _lease;
    private IActorRef _queue = ActorRefs.Nobody;

    /// <summary>Use <see cref="Props"/>.</summary>
    public KillingWorkerActor(
        Workspace workspace, IActorRef workspaces, IActorRef observer, IReadOnlyDictionary<SessionId, Moment> kills)
    {
        (_workspace, _workspaces, _observer, _kills) = (workspace, workspaces, observer, kills);

        Receive<WorkReply.Handed>(handed => Begin(handed.Lease));
        Receive<WorkReply.Listed>(GoOn);
        Receive<WorkReply.Renewed>(Reply, renewed => IsSame(renewed.Lease));
        Receive<SessionReply.EventAppended>(_ => End(), appended => appended.Session == _lease?.Session);
        Receive<WorkReply.Refused>(_ => AskAgain(), refused => refused.Refusal.Code == RefusalCode.Stopping);
        Receive<SessionReply.Refused>(_ => AskAgain(), refused => refused.Refusal.Code == RefusalCode.Stopping);
        Receive<KillLater>(Kill);
        ReceiveAny(message => _observer.Tell(new Surprised(message)));
    }

    private string Worker => Self.Path.Name;

    /// <summary>A worker of a workspace.</summary>
    public static Props Props(
        Workspace workspace, IActorRef workspaces, IActorRef observer, IReadOnlyDictionary<SessionId, Moment> kills) =>
        Akka.Actor.Props.Create<KillingWorkerActor>(workspace, workspaces, observer, kills);

    /// <inheritdoc/>
    protected override void PreStart() => Take();

    private void Take()
    {
        _lease = null;
        Ask(new WorkCommand.TakeNext(
            _workspace, Guid.NewGuid().ToString(), Worker, TimeSpan.FromHours(1), TimeSpan.FromHours(1), []));
    }

    private void Begin(WorkLease lease)
    {
        (_lease, _queue) = (lease, Sender);
        _observer.Tell(new Leased(lease, _queue));
        KillAt(Step.Handed);
        Ask(new WorkCommand.Renew(_workspace, lease.Id, TimeSpan.FromHours(1)));
        KillAt(Step.Renewing);
    }

    private void GoOn(WorkReply.Listed listed)
    {
        if (listed.Work.FirstOrDefault(item => item.Lease?.Worker == Worker) is { Lease: { } lease })
            Begin(lease);
        else
            Take();
    }

    private void Reply(WorkReply.Renewed renewed)
    {
        _queue = Sender;
        var done = SessionEvent.Parse($$"""{"type":"agent_done","file":"{{renewed.Lease.Id}}"}""", renewed.Lease.Session);
        Ask(new WorkCommand.Reply(_workspace, renewed.Lease.Id, done, renewed.Lease.Id.Replace('.', '-')));
        KillAt(Step.Replying);
    }

    private void End()
    {
        _observer.Tell(new Answered());
        KillAt(Step.Answered);
        Take();
    }

    private void Ask(IWorkspaceMessage message)
    {
        _asked = message;
        _workspaces.Tell(message);
    }

    private void AskAgain() => Ask(_asked is WorkCommand.TakeNext ? new WorkQuery.GetWork(_workspace) : _asked!);

    private bool IsSame(WorkLease renewed) => _lease! with { ExpiresAt = renewed.ExpiresAt } == renewed;

    private void KillAt(Step step)
    {
        if (_kills.TryGetValue(_lease!.Session, out var moment) && moment.Step == step)
            Kill(new KillLater(moment.Hops));
    }

    // So many messages later.
    private void Kill(KillLater kill)
    {
        if (kill.Hops > 0)
            Self.Tell(new KillLater(kill.Hops - 1));
        else
            _queue.Tell(Akka.Actor.Kill.Instance);
    }

    /// <summary>What a worker has just done.</summary>
    internal enum Step
    {
        Handed,
        Renewing,
        Replying,
        Answered,
    }

    /// <summary>When the worker of a piece of work kills the queue.</summary>
    internal sealed record Moment(Step Step, int Hops);

    /// <summary>To the observer: this lease was got from that queue.</summary>
    internal sealed record Leased(WorkLease Lease, IActorRef Queue);

    /// <summary>To the observer: a reply was acknowledged.</summary>
    internal sealed record Answered;

    /// <summary>To the observer: nothing like this was to come.</summary>
    internal sealed record Surprised(object Message);

    private sealed record KillLater(int Hops);
}
