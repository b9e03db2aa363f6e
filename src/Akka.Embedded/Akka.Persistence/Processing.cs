using Akka.Actor;

namespace Akka.Persistence;

/// <summary>
/// The last stage: handles commands and the journal's answers. While a handler waits for its event, commands are
/// stashed.
/// </summary>
internal sealed class Processing(EventsourcedMachine machine, PendingWrites writes, int instanceId)
    : EventsourcedStage(machine)
{
    public override bool IsRecovering => false;

    public override void Receive(Receive receive, object message)
    {
        switch (message)
        {
            case WriteMessageSuccess answer:
                if (answer.ActorInstanceId == instanceId) Written(answer.Persistent);
                break;
            case WriteMessagesSuccessful:
                writes.WriteEnded();
                Machine.Flush();
                break;
            case LoopMessageSuccess answer:
                if (answer.ActorInstanceId == instanceId) CallHandler(answer.Message);
                break;
            case WriteMessageRejected answer:
                if (answer.ActorInstanceId == instanceId) Rejected(answer);
                break;
            case WriteMessageFailure answer:
                if (answer.ActorInstanceId == instanceId) Failed(answer);
                break;
            case WriteMessagesFailed { WriteCount: 0 }:
                // With more, the failures that follow stop the actor.
                writes.WriteEnded();
                break;
            case WriteMessagesFailed or RecoveryTick:
                break;
            default:
                if (writes.StashingHandlers > 0)
                    Machine.StashCommand(message);
                else
                    HandleCommand(receive, message);
                break;
        }
    }

    private void HandleCommand(Receive receive, object message)
    {
        var failed = true;
        try
        {
            Machine.Actor.ReceiveBy(receive, message);
            failed = false;
        }
        finally
        {
            Machine.Settle(failed);
        }
    }

    private void Written(IPersistentRepresentation representation)
    {
        SawSequenceNr(representation.SequenceNr);
        CallHandler(representation.Payload);
    }

    private void CallHandler(object @event)
    {
        var failed = true;
        try
        {
            writes.NextHandler().Invoke(@event);
            failed = false;
        }
        finally
        {
            writes.RemoveHandler();
            Machine.Settle(failed);
        }
    }

    private void Rejected(WriteMessageRejected answer)
    {
        SawSequenceNr(answer.Persistent.SequenceNr);
        var failed = true;
        try
        {
            writes.RemoveHandler();
            Machine.Actor.PersistRejected(answer);
            failed = false;
        }
        finally
        {
            Machine.Settle(failed);
        }
    }

    private void Failed(WriteMessageFailure answer)
    {
        try
        {
            Machine.Actor.PersistFailed(answer);
        }
        finally
        {
            Machine.Context.Stop(Machine.Context.Self);
        }
    }

    private void SawSequenceNr(long sequenceNr)
    {
        if (sequenceNr > Machine.Actor.LastSequenceNr) Machine.Actor.LastSequenceNr = sequenceNr;
    }
}
