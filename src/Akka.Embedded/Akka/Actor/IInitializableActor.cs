namespace Akka.Actor;

/// <summary>An actor with something to do between its constructor and its first life-cycle method.</summary>
internal interface IInitializableActor
{
    void Init();
}
