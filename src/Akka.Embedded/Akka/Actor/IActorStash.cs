namespace Akka.Actor;

/// <summary>An actor that has a stash.</summary>
public interface IActorStash
{
    /// <summary>The stash; the runtime sets it when the actor has been constructed.</summary>
    IStash Stash { get; set; }
}
