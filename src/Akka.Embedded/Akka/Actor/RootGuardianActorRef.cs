using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The reference of the root, which also knows the names that no actor has.</summary>
internal sealed class RootGuardianActorRef(
    ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor, ActorPath path,
    IInternalActorRef deadLetters) : LocalActorRef(system, props, dispatcher, supervisor, path)
{
    public IInternalActorRef TempContainer { get; set; }

    public override IInternalActorRef Parent => this;

    public override IInternalActorRef GetSingleChild(string name) => name switch
    {
        "temp" => TempContainer,
        "deadLetters" => deadLetters,
        _ => base.GetSingleChild(name),
    };
}
