using System.Reflection;

namespace Akka.Actor;

/// <summary>Makes instances by a public constructor.</summary>
internal sealed class ActivatorProducer : IIndirectActorProducer
{
    private readonly object[] _arguments;
    private readonly ConstructorInvoker _constructor;

    public ActivatorProducer(Type actorType, object[] arguments, ConstructorInfo constructor = null)
    {
        ActorType = actorType;
        _arguments = arguments;
        if (constructor is { IsPublic: true } && !actorType.IsAbstract && arguments.Length > 0)
            _constructor = ConstructorInvoker.Create(constructor);
    }

    public Type ActorType { get; }

    public ActorBase Produce() => (ActorBase)(_constructor is null
        ? Activator.CreateInstance(ActorType, _arguments)
        : _constructor.Invoke(_arguments.AsSpan()));

    public void Release(ActorBase actor) { }
}
