using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The supervisor of the actors that users make, and the root.</summary>
internal sealed class GuardianActor : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
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
