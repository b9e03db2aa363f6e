namespace Akka.Actor;

/// <summary>An actor that has a stash and makes no demand on its mailbox.</summary>
public interface IWithUnrestrictedStash : IActorStash;
