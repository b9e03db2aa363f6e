using Akka.Actor;

namespace Akka.Event;

/// <summary>Who logs: in words, and as a class.</summary>
public struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    /// <summary>Who logs, in words.</summary>
    public string Source { get; }

    /// <summary>The class that logs.</summary>
    public Type Type { get; }

    /// <summary>The source that an object is: an actor, a type, some words or anything.</summary>
    public static LogSource Create(object o) => o switch
    {
        IActorContext context => new LogSource(context.Self.Path.ToString(), SourceType(o)),
        IActorRef actor => new LogSource(actor.Path.ToString(), SourceType(o)),
        string words => new LogSource(words, SourceType(o)),
        System.Type type => new LogSource(Logging.SimpleName(type), type),
        _ => new LogSource(Logging.SimpleName(o), SourceType(o)),
    };

    /// <summary>The source that an object of a system is.</summary>
    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        IActorContext context => new LogSource(FromActor(context, system), SourceType(o)),
        IActorRef actor => new LogSource(FromActorRef(actor, system), SourceType(o)),
        string words => new LogSource(FromString(words, system), SourceType(o)),
        System.Type type => new LogSource(FromType(type, system), type),
        LogSource source => source,
        _ => new LogSource(FromType(o.GetType(), system), SourceType(o)),
    };

    /// <summary>A source.</summary>
    public static LogSource Create(string source, Type t) => new(source, t);

    /// <summary>The class that an object logs as.</summary>
    public static Type SourceType(object o) => o switch
    {
        System.Type type => type,
        IActorContext context => context.Props.Type,
        IActorRef actor => actor.GetType(),
        string => typeof(DummyClassForStringSources),
        _ => o.GetType(),
    };

    /// <summary>A type of a system, in words.</summary>
    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)} ({system})";

    /// <summary>Words that name something of a system.</summary>
    public static string FromString(string source, ActorSystem system) => $"{source} ({system})";

    /// <summary>An actor of a system, in words.</summary>
    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    /// <summary>An actor of a system, in words.</summary>
    public static string FromActorRef(IActorRef a, ActorSystem system) =>
        a.Path.ToStringWithAddress(((ExtendedActorSystem)system).Provider.DefaultAddress);
}
