using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The supervisor of the system's own actors, which end after those of the users.</summary>
internal sealed class SystemGuardianActor(IActorRef userGuardian) : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(userGuardian):
                Context.System.EventStream.StopDefaultLoggers(Context.System);
                Context.Stop(Self);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }
        return true;
    }

    // A guardian keeps its children when it is restarted.
    protected override void PreRestart(Exception reason, object message) { }
}
