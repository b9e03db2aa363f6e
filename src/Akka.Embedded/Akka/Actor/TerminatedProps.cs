namespace Akka.Actor;

/// <summary>The recipe of an actor that has ended.</summary>
internal sealed class TerminatedProps : Props
{
    public static readonly TerminatedProps Instance = new();

    public override ActorBase NewActor() => throw new InvalidOperationException("This actor has been terminated");
}
