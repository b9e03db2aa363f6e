using System.Diagnostics;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A hierarchy of actors and all that they share.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _disposed;

    private protected ActorSystem() { }

    /// <summary>The settings, read from the configuration at the start.</summary>
    public abstract Settings Settings { get; }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The event stream.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages go that reach no actor.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A reference that drops whatever it is sent.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The log of the system itself.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Ends with the system, when all actors have ended and all termination callbacks have run.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>When the system was made, on the scheduler's clock.</summary>
    public TimeSpan StartTime => Stopwatch.GetElapsedTime(0, _started);

    /// <summary>How long ago the system was made.</summary>
    public TimeSpan Uptime => Stopwatch.GetElapsedTime(_started);

    /// <summary>Makes an actor system with a configuration.</summary>
    public static ActorSystem Create(string name, Config config) =>
        Create(name, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)));

    /// <summary>Makes an actor system with a configuration.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Makes an actor system.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var config = setup.Get<BootstrapSetup>().FlatSelect(static bootstrap => bootstrap.Config)
            .GetOrElse(ConfigurationFactory.Empty);
        var system = new ActorSystemImpl(name, config, setup);
        system.Start();
        return system;
    }

    /// <summary>Makes an actor system with the default configuration.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <inheritdoc />
    public abstract IActorRef ActorOf(Props props, string name = null);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Ends an actor after the message it is at.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Ends the system, by its coordinated shutdown unless the configuration says otherwise.</summary>
    public abstract Task Terminate();

    /// <summary>Has an action run when all actors have ended; the last registered runs first.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>The extension that was registered, or null.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension that was registered, or null.</summary>
    public abstract T GetExtension<T>() where T : class, IExtension;

    /// <summary>Whether an extension is registered.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>Whether an extension is registered.</summary>
    public abstract bool HasExtension<T>() where T : class, IExtension;

    /// <summary>Finds an extension that was registered.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object extension);

    /// <summary>Finds an extension that was registered.</summary>
    public abstract bool TryGetExtension<T>(out T extension) where T : class, IExtension;

    /// <summary>Registers an extension, unless it is registered already, and hands back its instance.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Ends the system and waits for the end.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            Terminate().Wait();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the actors, without coordinated shutdown.</summary>
    internal abstract Task FinalTerminate();
}
