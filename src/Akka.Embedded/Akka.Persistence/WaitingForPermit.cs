using Akka.Actor;

namespace Akka.Persistence;

/// <summary>The first stage: waits until not too many others recover. Commands are stashed.</summary>
internal sealed class WaitingForPermit(EventsourcedMachine machine, Recovery recovery) : EventsourcedStage(machine)
{
    public override void Receive(Receive receive, object message)
    {
        if (message is not RecoveryPermitGranted)
        {
            Machine.StashCommand(message);
            return;
        }

        Machine.Enter(new LoadingSnapshot(Machine, recovery.ReplayMax));
        var actor = Machine.Actor;
        actor.LoadSnapshot(actor.SnapshotterId, recovery.FromSnapshot, recovery.ToSequenceNr);
    }
}
