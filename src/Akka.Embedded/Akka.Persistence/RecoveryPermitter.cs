using Akka.Actor;

namespace Akka.Persistence;

/// <summary>Lets a limited number of persistent actors recover at the same time.</summary>
internal sealed class RecoveryPermitter(int permits) : UntypedActor
{
    private readonly LinkedList<IActorRef> _waiting = new();
    private int _used;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RequestRecoveryPermit:
                Context.Watch(Sender);
                if (_used < permits)
                    Grant(Sender);
                else
                    _waiting.AddLast(Sender);
                break;
            case ReturnRecoveryPermit:
                TakeBack(Sender);
                break;
            case Terminated terminated:
                if (!_waiting.Remove(terminated.ActorRef)) TakeBack(terminated.ActorRef);
                break;
        }
    }

    private void Grant(IActorRef actor)
    {
        _used++;
        actor.Tell(RecoveryPermitGranted.Instance, Self);
    }

    private void TakeBack(IActorRef actor)
    {
        Context.Unwatch(actor);
        _used--;
        if (_waiting.First is not { } next) return;
        _waiting.RemoveFirst();
        Grant(next.Value);
    }
}

/// <summary>Asks for a permit.</summary>
internal sealed class RequestRecoveryPermit
{
    public static readonly RequestRecoveryPermit Instance = new();
}

/// <summary>The answer: now is the time to recover.</summary>
internal sealed class RecoveryPermitGranted
{
    public static readonly RecoveryPermitGranted Instance = new();
}

/// <summary>Gives a permit back.</summary>
internal sealed class ReturnRecoveryPermit
{
    public static readonly ReturnRecoveryPermit Instance = new();
}
