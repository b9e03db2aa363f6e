using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// The third stage: hands replayed events to the actor, in the end RecoveryCompleted. Commands are stashed.
/// </summary>
internal sealed class Replaying : EventsourcedStage
{
    private readonly Receive _recover;
    private readonly TimeSpan _timeout;
    private readonly ICancelable _timer;
    private bool _heardOfJournal;
    private bool _isRecovering = true;

    public Replaying(EventsourcedMachine machine, TimeSpan timeout)
        : base(machine)
    {
        _recover = Recover;
        _timeout = timeout;
        var self = machine.Context.Self;
        _timer = machine.Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            timeout, timeout, self, RecoveryTick.ForEvents, self);
    }

    public override bool IsRecovering => _isRecovering;

    public override void Leave() => _timer.Cancel();

    public override void Receive(Receive receive, object message)
    {
        switch (message)
        {
            case ReplayedMessage replayed:
                Replay(replayed.Persistent);
                break;
            case RecoverySuccess success:
                _timer.Cancel();
                Complete(success.HighestSequenceNr);
                break;
            case ReplayMessagesFailure failure:
                _timer.Cancel();
                Machine.FailRecovery(failure.Cause);
                break;
            case RecoveryTick tick:
                if (!tick.IsForSnapshot) CheckSilence();
                break;
            default:
                Machine.StashCommand(message);
                break;
        }
    }

    private bool Recover(object message) => Machine.Actor.Recover(
        message is IPersistentRepresentation representation ? representation.Payload : message);

    private void Replay(IPersistentRepresentation representation)
    {
        var actor = Machine.Actor;
        _heardOfJournal = true;
        try
        {
            actor.LastSequenceNr = Math.Max(actor.LastSequenceNr, representation.SequenceNr);
            actor.ReceiveBy(_recover, representation);
        }
        catch (Exception e)
        {
            _timer.Cancel();
            Machine.FailRecovery(e, representation.Payload);
        }
    }

    private void Complete(long highestSequenceNr)
    {
        var actor = Machine.Actor;
        try
        {
            actor.ReplaySucceeded();
            Machine.ContinueAfter(Math.Max(highestSequenceNr, actor.LastSequenceNr));
            _isRecovering = false;
            try
            {
                actor.ReceiveBy(_recover, RecoveryCompleted.Instance);
            }
            finally
            {
                // Even after an exception: the supervisor may let the actor resume.
                Machine.BeginProcessing();
            }
        }
        finally
        {
            Machine.ReturnPermit();
        }
    }

    private void CheckSilence()
    {
        if (_heardOfJournal)
        {
            _heardOfJournal = false;
            return;
        }

        _timer.Cancel();
        Machine.FailRecovery(new RecoveryTimedOutException(
            $"Recovery timed out, didn't get event within {_timeout.TotalSeconds}s, "
            + $"highest sequence number seen {Machine.Actor.LastSequenceNr}."));
    }
}
