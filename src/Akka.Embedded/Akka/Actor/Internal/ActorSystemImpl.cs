using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The actor system.</summary>
public class ActorSystemImpl : ExtendedActorSystem
{
    private readonly Extensions _extensions;
    private readonly TerminationCallbacks _terminationCallbacks = new();
    private readonly ThreadPoolScheduler _scheduler;
    private IActorRef _deadLetterListener;

    internal ActorSystemImpl(string name, Config config, ActorSystemSetup setup)
    {
        if (!IsValidName(name))
        {
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters "
                + "(i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        }
        ArgumentNullException.ThrowIfNull(config);
        Name = name;
        _extensions = new Extensions(this);
        Settings = new Settings(this, config, setup);
        EventStream = new EventStream(Settings.DebugEventStream);
        EventStream.StartStdoutLogger(Settings);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", GetType(), Settings.LogFormatter);
        _scheduler = new ThreadPoolScheduler(Log);
        Dispatchers = new Dispatchers(Settings);
        LocalProvider = new LocalActorRefProvider(this);
    }

    /// <inheritdoc />
    public override Settings Settings { get; }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override Dispatchers Dispatchers { get; }

    /// <inheritdoc />
    public override EventStream EventStream { get; }

    /// <inheritdoc />
    public override ILoggingAdapter Log { get; }

    /// <inheritdoc />
    public override IScheduler Scheduler => _scheduler;

    internal ThreadPoolScheduler TimerTasks => _scheduler;

    internal LocalActorRefProvider LocalProvider { get; }

    /// <inheritdoc />
    public override IActorRefProvider Provider => LocalProvider;

    /// <inheritdoc />
    public override IActorRef DeadLetters => LocalProvider.DeadLetters;

    /// <inheritdoc />
    public override IActorRef IgnoreRef => LocalProvider.IgnoreRef;

    /// <inheritdoc />
    public override IInternalActorRef Guardian => LocalProvider.Guardian;

    /// <inheritdoc />
    public override IInternalActorRef LookupRoot => LocalProvider.RootGuardian;

    /// <inheritdoc />
    public override IInternalActorRef SystemGuardian => LocalProvider.SystemGuardian;

    /// <inheritdoc />
    public override Task WhenTerminated => _terminationCallbacks.Completion;

    internal void Start()
    {
        try
        {
            LocalProvider.Start();
            _terminationCallbacks.RunAfter(LocalProvider.TerminationTask, StopServices);
            EventStream.StartDefaultLoggers(this);
            EventStream.StartUnsubscriber(this);
            _extensions.LoadConfigured();
            if (Settings.LogDeadLetters > 0)
                _deadLetterListener = DeadLetterListener.Start(this);
            if (Settings.LogConfigOnStart)
                Log.Info(Settings.ToString());
        }
        catch
        {
            FinalTerminate();
            throw;
        }
    }

    /// <inheritdoc />
    public override IActorRef ActorOf(Props props, string name = null) =>
        LocalProvider.Guardian.Cell.Children.Make(props, name);

    /// <inheritdoc />
    public override IActorRef SystemActorOf(Props props, string name = null) =>
        LocalProvider.SystemGuardian.Cell.Children.Make(props, name);

    /// <inheritdoc />
    public override IActorRef SystemActorOf<TActor>(string name = null) => SystemActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc />
    public override ActorSelection ActorSelection(ActorPath actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this);

    /// <inheritdoc />
    public override ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this, LocalProvider.RootGuardian);

    /// <inheritdoc />
    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        if (parent == Guardian.Path)
            Guardian.Tell(new StopChild(actor));
        else if (parent == SystemGuardian.Path)
            SystemGuardian.Tell(new StopChild(actor));
        else
            ((IInternalActorRef)actor).Stop();
    }

    /// <inheritdoc />
    public override Task Terminate() => Settings.CoordinatedShutdownRunByActorSystemTerminate
        ? CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance)
        : FinalTerminate();

    /// <inheritdoc />
    public override void Abort() => FinalTerminate();

    internal override Task FinalTerminate()
    {
        Log.Debug("System shutdown initiated");
        if (!Settings.LogDeadLettersDuringShutdown && _deadLetterListener is not null)
            Stop(_deadLetterListener);
        Guardian.Stop();
        return WhenTerminated;
    }

    /// <inheritdoc />
    public override void RegisterOnTermination(Action code) => _terminationCallbacks.Add(code);

    /// <inheritdoc />
    public override object GetExtension(IExtensionId extensionId) => _extensions.Find(extensionId.ExtensionType);

    /// <inheritdoc />
    public override T GetExtension<T>() => _extensions.Find(typeof(T)) as T;

    /// <inheritdoc />
    public override bool HasExtension(Type type) => _extensions.Has(type);

    /// <inheritdoc />
    public override bool HasExtension<T>() => _extensions.Has(typeof(T));

    /// <inheritdoc />
    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        extension = _extensions.Find(extensionType);
        return extension is not null;
    }

    /// <inheritdoc />
    public override bool TryGetExtension<T>(out T extension)
    {
        extension = GetExtension<T>();
        return extension is not null;
    }

    /// <inheritdoc />
    public override object RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    /// <inheritdoc />
    public override string PrintTree() => ActorTree.Print(LocalProvider.RootGuardian);

    /// <inheritdoc />
    public override string ToString() => LookupRoot.Path.Root.Address.ToString();

    private static bool IsValidName(string name) =>
        !string.IsNullOrEmpty(name) && name[0] != '-'
        && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private void StopServices()
    {
        _scheduler.Dispose();
        Dispatchers.Shutdown();
    }
}
