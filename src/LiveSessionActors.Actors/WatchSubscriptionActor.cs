using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>
/// Tells one subscriber the changes of its workspace: the past, read anew from the journals as fast as it acknowledges,
/// then each change as it happens. One that does not read is dropped; one that reads slowly is told from the journals.
/// </summary>
internal sealed class WatchSubscriptionActor : ReceiveActor, IWithTimers
{
    // A subscriber that has left unread all it may is dropped unless it acknowledges something within this.
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(500);

    private readonly WorkspaceContext _workspace;
    private readonly IActorRef _subscriber;
    private readonly WatchCommand.Subscribe _wanted;

    private readonly PastChanges _past;
    private readonly UnreadEvents _unread;
    private PastEnd? _pastEnd;
    private long _position;
    private bool _isAsking;
    private bool _isLive;
    private bool _isTold;
    private bool _hasEnded;
    private long? _fellBehindAt;
    private string _resetReason = WatchResetReason.UnknownCursor;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WatchSubscriptionActor(WorkspaceContext workspace, IActorRef subscriber, WatchCommand.Subscribe wanted)
    {
        (_workspace, _subscriber, _wanted) = (workspace, subscriber, wanted);
        _past = new PastChanges(workspace);
        _unread = new UnreadEvents(workspace.Settings.Watch, workspace.Time);

        Receive<WatchProtocol.Placed>(Begin);
        Receive<WatchProtocol.NotPlaced>(notPlaced => Reset(notPlaced.Reason));
        Receive<WatchProtocol.Past>(Read);
        Receive<PastRead>(Take);
        Receive<WatchProtocol.Live>(_ => GoLive());
        Receive<WatchProtocol.Happened>(Take);
        Receive<WatchProtocol.Present>(Read);
        Receive<PresentRead>(TellPresent);
        Receive<ReadFailed>(failed => End(Refusals.For(failed.Cause)));
        Receive<WatchCommand.Acknowledge>(Acknowledge);
        Receive<WatchCommand.Unsubscribe>(_ => EndSilently());
        Receive<WatchProtocol.Leave>(Leave);
        Receive<Terminated>(_ => EndSilently());
        Receive<LookForUnread>(_ => DropUnlessRead());
        Receive<Drop>(_ => DropIfTooLate());
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The subscription of a subscriber.</summary>
    public static Props Props(WorkspaceContext workspace, IActorRef subscriber, WatchCommand.Subscribe wanted) =>
        Akka.Actor.Props.Create<WatchSubscriptionActor>(workspace, subscriber, wanted);

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.Watch(_subscriber);
        _subscriber.Tell(new WatchEvent.Subscribed(_workspace.Workspace));
        Ask(new WatchProtocol.Place(_wanted.After, _wanted.FromStart));
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        if (!_hasEnded)
            _subscriber.Tell(new WatchEvent.Ended(_workspace.Workspace, Refusals.Stopping));
    }

    private void Begin(WatchProtocol.Placed placed)
    {
        _pastEnd = placed.End;
        GoOnBehind(placed.Position);
    }

    private void GoOnBehind(long position)
    {
        (_position, _isAsking) = (position, false);
        _unread.CatchUp(position);
        GoOn();
    }

    private void GoOn()
    {
        if (_pastEnd is { } past && past.Position <= _position)
            TellCaughtUp(past);
        if (!_isLive && !_isAsking && _unread.HasRoomForPast)
            Ask(new WatchProtocol.Next(_position, _pastEnd?.Position ?? long.MaxValue, _wanted.Session));
    }

    private void TellCaughtUp(PastEnd past)
    {
        _pastEnd = null;
        _subscriber.Tell(new WatchEvent.CaughtUp(_workspace.Workspace, past.Cursor, past.Durable));
    }

    private void Ask(WatchProtocol question)
    {
        _isAsking = true;
        Context.Parent.Tell(question);
    }

    private void Read(WatchProtocol.Past past)
    {
        if (past.Entries.Count == 0)
            GoOnBehind(past.Position);
        else
            _past.ReadAsync(past).PipeTo(Self, failure: cause => new ReadFailed(cause));
    }

    private void Take(PastRead read)
    {
        if (read.Events is null)
        {
            Reset(WatchResetReason.JournalReplaced);
            return;
        }

        foreach (var appended in read.Events)
            Tell(appended);
        GoOnBehind(read.Position);
    }

    private void GoLive()
    {
        (_isAsking, _isLive, _isTold) = (false, true, true);
        _past.End();
    }

    private void Take(WatchProtocol.Happened happened)
    {
        if (!_isTold || happened.Position <= _position)
            return;

        if (!_isLive)
            Miss(happened);
        else if (happened.Event is not { } appended)
            Reset(WatchResetReason.JournalReplaced);
        else if (_unread.HasRoomFor(appended))
            Tell(appended);
        else
            FallBehind(happened);
    }

    // What happens from now on is read from the journals when the subscriber reads, and counts as unread until then.
    private void FallBehind(WatchProtocol.Happened happened)
    {
        (_position, _isLive) = (happened.Position - 1, false);
        Miss(happened);
        GiveLastMoment();
    }

    private void Miss(WatchProtocol.Happened happened)
    {
        if (happened.Event is { } appended)
            _unread.Miss(happened.Position, appended);
        if (_unread.IsFull && _fellBehindAt is null)
            GiveLastMoment();
    }

    private void GiveLastMoment()
    {
        _fellBehindAt = _workspace.Time.GetTimestamp();
        DropIn(LastMoment);
    }

    private void DropIfTooLate()
    {
        if (_fellBehindAt is not { } since)
            return;

        if (LastMoment - _workspace.Time.GetElapsedTime(since) is { Ticks: > 0 } left)
            DropIn(left);
        else
            End(Refusals.ReaderTooSlow);
    }

    private void DropIn(TimeSpan time) => Timers.StartSingleTimer(nameof(Drop), new Drop(), time);

    private void EndLive()
    {
        if (_isTold)
            Context.Parent.Tell(new WatchProtocol.Fall(_wanted.Session));
        (_isLive, _isTold) = (false, false);
    }

    private void Reset(string reason)
    {
        EndLive();
        _resetReason = reason;
        Ask(new WatchProtocol.GetPresent());
    }

    private void Read(WatchProtocol.Present present) =>
        _past.ReadPresentAsync(present.Journals, _wanted.Session).PipeTo(
            Self,
            success: sessions => new PresentRead(sessions, present.End),
            failure: cause => new ReadFailed(cause));

    private void TellPresent(PresentRead present)
    {
        _pastEnd = present.End;
        _subscriber.Tell(new WatchEvent.Reset(_workspace.Workspace, _resetReason, present.Sessions));
        GoOnBehind(present.End.Position);
    }

    private void Tell(WatchEvent.Appended appended)
    {
        _unread.Add(appended);
        _subscriber.Tell(appended);
        if (!Timers.IsTimerActive(nameof(LookForUnread)))
            LookForUnreadIn(_workspace.Settings.Watch.UnreadPatience);
    }

    private void Acknowledge(WatchCommand.Acknowledge read)
    {
        if (!_unread.Acknowledge(read.Cursor))
            return;

        if (!_isLive)
        {
            _fellBehindAt = null;
            Timers.Cancel(nameof(Drop));
            GoOn();
            if (_unread.IsFull)
                GiveLastMoment();
        }
    }

    private void DropUnlessRead()
    {
        if (_unread.IsEmpty)
            return;

        if (_unread.PatienceLeft is { Ticks: > 0 } left)
            LookForUnreadIn(left);
        else
            End(Refusals.ReaderTooSlow);
    }

    private void LookForUnreadIn(TimeSpan time) =>
        Timers.StartSingleTimer(nameof(LookForUnread), new LookForUnread(), time);

    private void Leave(WatchProtocol.Leave leave)
    {
        if (leave.Reason is { } reason)
            End(reason);
        else
            EndSilently();
    }

    private void End(Refusal reason)
    {
        _subscriber.Tell(new WatchEvent.Ended(_workspace.Workspace, reason));
        EndSilently();
    }

    private void EndSilently()
    {
        _hasEnded = true;
        Context.Stop(Self);
    }

    /// <summary>From the timer: whoever has not read for too long is dropped.</summary>
    internal sealed record LookForUnread;

    /// <summary>From the timer: whoever has not read since it fell behind is dropped.</summary>
    internal sealed record Drop;

    private sealed record PresentRead(ImmutableArray<SessionSnapshot> Sessions, PastEnd End);

    private sealed record ReadFailed(Exception Cause);
}
