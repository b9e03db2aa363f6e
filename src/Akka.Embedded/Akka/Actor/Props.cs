using System.Linq.Expressions;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The recipe by which an actor's instances are made. It never changes; <c>With…</c> makes another.</summary>
public class Props : IEquatable<Props>
{
    /// <summary>No recipe.</summary>
    public static readonly Props None;

    private readonly IIndirectActorProducer _producer;
    private readonly bool _wrapsFailures;
    private string _dispatcher;

    /// <summary>Makes a recipe that a subclass completes.</summary>
    protected Props() => Arguments = [];

    /// <summary>Makes a copy.</summary>
    protected Props(Props copy) : this(copy._producer, copy.Arguments, copy._wrapsFailures)
    {
        SupervisorStrategy = copy.SupervisorStrategy;
        StashCapacity = copy.StashCapacity;
        _dispatcher = copy._dispatcher;
    }

    /// <summary>Makes a recipe for a type and the arguments of its constructor.</summary>
    public Props(Type type, object[] args) : this(ProducerOf(type, args ?? []), args) { }

    /// <summary>Makes a recipe for a type that needs no arguments.</summary>
    public Props(Type type) : this(type, []) { }

    /// <summary>
    /// Makes a recipe for a type, the strategy for its children and the arguments of its constructor.
    /// </summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args) : this(type, [.. args]) =>
        SupervisorStrategy = supervisorStrategy;

    /// <summary>
    /// Makes a recipe for a type, the strategy for its children and the arguments of its constructor.
    /// </summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args) : this(type, args) =>
        SupervisorStrategy = supervisorStrategy;

    private Props(IIndirectActorProducer producer, object[] args, bool wrapsFailures = true)
    {
        _producer = producer;
        _wrapsFailures = wrapsFailures;
        Arguments = args ?? [];
    }

    /// <summary>The recipe of an actor that ignores all messages.</summary>
    public static Props Empty { get; } = Create<EmptyActor>();

    /// <summary>The type of the actor.</summary>
    public Type Type => _producer?.ActorType;

    /// <summary>The whole name of the actor's type.</summary>
    public string TypeName => Type.AssemblyQualifiedName;

    /// <summary>The dispatcher that runs the actor.</summary>
    public string Dispatcher => string.IsNullOrEmpty(_dispatcher) ? Dispatchers.DefaultDispatcherId : _dispatcher;

    /// <summary>The strategy for the actor's children, in place of the actor's own.</summary>
    public SupervisorStrategy SupervisorStrategy { get; protected set; }

    /// <summary>The arguments of the constructor.</summary>
    public object[] Arguments { get; }

    internal int StashCapacity { get; private set; } = -1;

    /// <summary>Makes a recipe from an expression such as <c>() => new Greeter("hello")</c>, evaluated once.</summary>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy supervisorStrategy = null)
        where TActor : ActorBase
    {
        if (factory.Body is UnaryExpression)
            return new Props(new FactoryProducer<TActor>(factory.Compile()), [], wrapsFailures: false);
        if (factory.Body is not NewExpression creation)
            throw new ArgumentException("The create function must be a 'new T (args)' expression", nameof(factory));
        var arguments = ExpressionArguments.Evaluate(creation);
        var producer = new ActivatorProducer(typeof(TActor), arguments, creation.Constructor);
        return new Props(producer, arguments) { SupervisorStrategy = supervisorStrategy };
    }

    /// <summary>Makes a recipe for a type and the arguments of its constructor.</summary>
    public static Props Create<TActor>(params object[] args) where TActor : ActorBase =>
        new(new ActivatorProducer(typeof(TActor), args ?? []), args);

    /// <summary>Makes a recipe for a type that needs no arguments, and the strategy for its children.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy) where TActor : ActorBase, new() =>
        new(new ActivatorProducer(typeof(TActor), []), []) { SupervisorStrategy = supervisorStrategy };

    /// <summary>Makes a recipe for a type and the arguments of its constructor.</summary>
    public static Props Create(Type type, params object[] args) => new(type, args);

    /// <summary>Makes a recipe that leaves making the instances to a producer of a type.</summary>
    public static Props CreateBy<TProducer>(params object[] args) where TProducer : class, IIndirectActorProducer =>
        new(typeof(TProducer), args);

    /// <summary>Makes a recipe that leaves making the instances to a producer.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(producer, args);

    /// <summary>The same recipe with another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher)
    {
        var copy = Copy();
        copy._dispatcher = dispatcher;
        return copy;
    }

    /// <summary>The same recipe with a limit to what the actor may stash.</summary>
    public Props WithStashCapacity(int stashCapacity)
    {
        var copy = Copy();
        copy.StashCapacity = stashCapacity;
        return copy;
    }

    /// <summary>The same recipe with another strategy for the actor's children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    /// <summary>Makes an instance; this is the runtime's business.</summary>
    public virtual ActorBase NewActor()
    {
        try
        {
            return _producer.Produce();
        }
        catch (Exception failure) when (_wrapsFailures)
        {
            throw new TypeLoadException(
                $"Error while creating actor instance of type {Type} with {Arguments.Length} args: "
                + $"({string.Join(",", Arguments.Select(argument => argument ?? "null"))})",
                failure);
        }
    }

    /// <inheritdoc />
    public bool Equals(Props other) =>
        ReferenceEquals(this, other)
        || (other is not null && Type == other.Type && Dispatcher == other.Dispatcher
            && StashCapacity == other.StashCapacity && Arguments.Length == other.Arguments.Length);

    /// <inheritdoc />
    public override bool Equals(object obj) => obj?.GetType() == GetType() && Equals((Props)obj);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Type, Dispatcher, StashCapacity);

    internal void Release(ActorBase actor) => _producer?.Release(actor);

    /// <summary>Makes a copy for the <c>With…</c> methods.</summary>
    protected virtual Props Copy() => new(this);

    private static IIndirectActorProducer ProducerOf(Type type, object[] args)
    {
        if (type is null)
            throw new ArgumentNullException(nameof(type), "Props must be instantiated with an actor type.");
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type))
            return (IIndirectActorProducer)Activator.CreateInstance(type, args);
        if (typeof(ActorBase).IsAssignableFrom(type))
            return new ActivatorProducer(type, args);
        throw new ArgumentException($"Unknown actor producer [{type.FullName}]", nameof(type));
    }
}
