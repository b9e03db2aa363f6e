using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Makes the root of the hierarchy and all references of a system.</summary>
internal sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly ActorSystemImpl _system;
    private readonly ILoggingAdapter _log;
    private readonly TaskCompletionSource _termination = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorPath _tempPath;
    private readonly DeadLetterActorRef _deadLetters;
    private RootGuardianActorRef _root;
    private TempContainer _temp;
    private long _nextTempName;
    private int _lastUid;

    public LocalActorRefProvider(ActorSystemImpl system)
    {
        _system = system;
        RootPath = new RootActorPath(new Address("akka", system.Name));
        _tempPath = RootPath / "temp";
        _deadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", system.EventStream);
        IgnoreRef = new IgnoreActorRef(this);
        _log = Logging.GetLogger(system.EventStream, $"LocalActorRefProvider({RootPath.Address})");
        _lastUid = Random.Shared.Next();
    }

    public ActorPath RootPath { get; }

    public Settings Settings => _system.Settings;

    public Address DefaultAddress => RootPath.Address;

    public IActorRef DeadLetters => _deadLetters;

    public IActorRef IgnoreRef { get; }

    public IInternalActorRef RootGuardian => _root;

    public LocalActorRef Guardian { get; private set; }

    public LocalActorRef SystemGuardian { get; private set; }

    public IInternalActorRef TempContainer => _temp;

    public Task TerminationTask => _termination.Task;

    public void Start()
    {
        var above = new RootGuardianSupervisor(RootPath, this, _termination, _log);
        var dispatcher = _system.Dispatchers.DefaultGlobalDispatcher;
        var rootProps = Props.Create<GuardianActor>(new OneForOneStrategy(StopAfterLogging));
        _root = new RootGuardianActorRef(_system, rootProps, dispatcher, above, RootPath, _deadLetters);
        _temp = new TempContainer(this, _tempPath, _root);
        _root.TempContainer = _temp;
        var strategy = SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create();
        Guardian = _root.Cell.Children.Make(Props.Create<GuardianActor>(strategy), "user");
        SystemGuardian = _root.Cell.Children.Make(Props.Create<SystemGuardianActor>(Guardian), "system");
        _root.Start();
        // The end of the users' guardian ends the system's, and that one's end ends the root.
        Guardian.SendSystemMessage(new Watch(Guardian, SystemGuardian));
        SystemGuardian.SendSystemMessage(new Watch(Guardian, SystemGuardian));
        _root.SendSystemMessage(new Watch(SystemGuardian, _root));
    }

    public LocalActorRef MakeActor(Props props, IActorRef supervisor, ActorPath parentPath, string name)
    {
        var dispatcher = _system.Dispatchers.Lookup(props.Dispatcher);
        var path = new ChildActorPath(parentPath, name, NewUid());
        return new LocalActorRef(_system, props, dispatcher, (IInternalActorRef)supervisor, path);
    }

    public IActorRef RootGuardianAt(Address address) => address == RootPath.Address ? _root : _deadLetters;

    public Address GetExternalAddressFor(Address address) => address == RootPath.Address ? address : null;

    public ActorPath TempPath()
    {
        var name = Base64Name.Encode(Interlocked.Increment(ref _nextTempName));
        return new ChildActorPath(_tempPath, name, ActorCell.UndefinedUid);
    }

    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        ThrowUnlessTemp(path);
        _temp.Add(path.Name, actorRef);
    }

    public void UnregisterTempActor(ActorPath path)
    {
        ThrowUnlessTemp(path);
        _temp.Remove(path.Name);
    }

    public IActorRef ResolveActorRef(string path)
    {
        if (ActorPath.TryParse(path, out var actorPath) && actorPath.Address == RootPath.Address)
            return Resolve(actorPath);
        _log.Debug("Resolve of unknown path [{0}] failed. Invalid format.", path);
        return _deadLetters;
    }

    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (actorPath.Root == RootPath)
            return Resolve(actorPath);
        _log.Debug("Resolve of foreign ActorPath [{0}] failed", actorPath);
        return _deadLetters;
    }

    private IActorRef Resolve(ActorPath path)
    {
        if (path.Depth == 0)
            return _root;
        var names = path.Elements.ToArray();
        if (path.Uid != ActorCell.UndefinedUid)
            names[^1] = path.ToStringWithUid()[(path.Parent.ToString().TrimEnd('/').Length + 1)..];
        var found = _root.GetChild(names);
        if (!found.IsNobody())
            return found;
        _log.Debug("Resolve of path sequence [/{0}] failed", string.Join('/', path.Elements));
        return new EmptyLocalActorRef(this, path, _system.EventStream);
    }

    private void ThrowUnlessTemp(ActorPath path)
    {
        if (path.Parent != _tempPath)
            throw new InvalidOperationException($"{path} was not obtained from TempPath().");
    }

    private Directive StopAfterLogging(Exception failure)
    {
        _log.Error(failure, "Guardian failed. Shutting down system");
        return Directive.Stop;
    }

    private long NewUid()
    {
        int uid;
        do
            uid = Interlocked.Increment(ref _lastUid) & int.MaxValue;
        while (uid == ActorCell.UndefinedUid);
        return uid;
    }
}
