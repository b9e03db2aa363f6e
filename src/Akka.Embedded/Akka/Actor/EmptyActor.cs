namespace Akka.Actor;

/// <summary>An actor that ignores all messages.</summary>
internal sealed class EmptyActor : UntypedActor
{
    protected override void OnReceive(object message) { }
}
