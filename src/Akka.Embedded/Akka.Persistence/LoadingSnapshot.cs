using Akka.Actor;

namespace Akka.Persistence;

/// <summary>The second stage: waits for the snapshot and offers it to the actor. Commands are stashed.</summary>
internal sealed class LoadingSnapshot : EventsourcedStage
{
    private readonly long _replayMax;
    private readonly TimeSpan _timeout;
    private readonly ICancelable _timer;

    public LoadingSnapshot(EventsourcedMachine machine, long replayMax)
        : base(machine)
    {
        _replayMax = replayMax;
        _timeout = machine.Extension.RecoveryEventTimeout(machine.Actor.JournalPluginId);
        var self = machine.Context.Self;
        _timer = machine.Context.System.Scheduler.ScheduleTellOnceCancelable(
            _timeout, self, RecoveryTick.ForSnapshot, self);
    }

    public override void Leave() => _timer.Cancel();

    public override void Receive(Receive receive, object message)
    {
        switch (message)
        {
            case LoadSnapshotResult result:
                _timer.Cancel();
                if (Offer(result.Snapshot)) Replay(result.ToSequenceNr);
                break;
            case LoadSnapshotFailed failed:
                _timer.Cancel();
                Machine.FailRecovery(failed.Cause);
                break;
            case RecoveryTick { IsForSnapshot: true }:
                Machine.FailRecovery(new RecoveryTimedOutException(
                    $"Recovery timed out, didn't get snapshot within {_timeout.TotalSeconds}s."));
                break;
            default:
                Machine.StashCommand(message);
                break;
        }
    }

    private bool Offer(SelectedSnapshot snapshot)
    {
        if (snapshot is null) return true;
        var actor = Machine.Actor;
        var before = actor.LastSequenceNr;
        try
        {
            actor.LastSequenceNr = snapshot.Metadata.SequenceNr;
            var offer = new SnapshotOffer(snapshot.Metadata, snapshot.Snapshot);
            if (actor.Recover(offer)) return true;
            actor.LastSequenceNr = before;
            actor.ReportUnhandled(offer);
            return true;
        }
        catch (Exception e)
        {
            Machine.FailRecovery(e);
            return false;
        }
    }

    private void Replay(long toSequenceNr)
    {
        var actor = Machine.Actor;
        var self = Machine.Context.Self;
        Machine.Enter(new Replaying(Machine, _timeout));
        actor.Journal.Tell(
            new ReplayMessages(actor.LastSequenceNr + 1, toSequenceNr, _replayMax, actor.PersistenceId, self), self);
    }
}
