using Akka.Actor;

namespace Akka.Specs.Actors;

/// <summary>Says what happens to it, throws what it is sent if that can be thrown, and says all else.</summary>
public sealed class ReportingActor : UntypedActor
{
    private readonly IActorRef _listener;
    private readonly string _name;
    private readonly Action<IUntypedActorContext>? _onStart;
    private int _received;

    public ReportingActor(IActorRef listener, string name, Action<IUntypedActorContext>? onStart)
    {
        _listener = listener;
        _name = name;
        _onStart = onStart;
        Say("constructor");
    }

    protected override void PreStart()
    {
        Say("PreStart");
        _onStart?.Invoke(Context);
    }

    protected override void PreRestart(Exception reason, object message)
    {
        Say($"PreRestart {reason.Message} {(message is Exception ? "its cause" : message ?? "nothing")}");
        base.PreRestart(reason, message!);
    }

    protected override void PostRestart(Exception reason)
    {
        Say($"PostRestart {reason.Message}");
        base.PostRestart(reason);
    }

    protected override void PostStop() => Say("PostStop");

    protected override void OnReceive(object message)
    {
        if (message is Exception failure)
            throw failure;
        _received++;
        Say($"{message} {_received}");
    }

    private void Say(string text) => _listener.Tell($"{_name} {text}");
}
