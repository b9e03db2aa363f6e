using System.Globalization;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// All that the runtime keeps of one actor: it outlives the instances, which it makes, calls and replaces.
/// </summary>
internal sealed class ActorCell : IUntypedActorContext
{
    public const int UndefinedUid = 0;

    [ThreadStatic]
    private static ActorCell _current;

    private readonly LocalActorRef _self;
    private readonly SystemMessageHandling _systemMessages;
    private readonly Behaviors _behaviors = new();
    private ActorTaskScheduler _taskScheduler;
    private ReceiveTimeoutTimer _receiveTimeout;

    public ActorCell(
        ActorSystemImpl system, LocalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        SystemImpl = system;
        _self = self;
        Props = props;
        Dispatcher = dispatcher;
        Parent = parent;
        Children = new ChildrenContainer(this);
        DeathWatch = new DeathWatch(this);
        Faults = new FaultHandling(this);
        _systemMessages = new SystemMessageHandling(this);
        Mailbox = new Mailbox(this, dispatcher);
    }

    /// <summary>The cell whose turn this thread runs.</summary>
    public static ActorCell Current
    {
        get => _current;
        set => _current = value;
    }

    public ActorSystemImpl SystemImpl { get; }

    public ActorSystem System => SystemImpl;

    public Props Props { get; private set; }

    public MessageDispatcher Dispatcher { get; }

    public IInternalActorRef Parent { get; }

    public Mailbox Mailbox { get; }

    public ChildrenContainer Children { get; }

    public DeathWatch DeathWatch { get; }

    public FaultHandling Faults { get; }

    public ActorBase Actor { get; set; }

    /// <summary>Whether the instance has been taken leave of and none has followed yet.</summary>
    public bool ActorHasBeenCleared { get; private set; }

    /// <summary>
    /// The message being handled; after a failure, the message that failed until the next is handled.
    /// </summary>
    public object CurrentMessage { get; set; }

    /// <summary>Tells one delivery from the next, so that a message is not stashed twice.</summary>
    public int CurrentEnvelopeId { get; private set; }

    public IActorRef Self => _self;

    public IActorRef Sender { get; set; }

    public bool IsTerminated => Mailbox.IsClosed;

    public TimeSpan? ReceiveTimeout => _receiveTimeout?.Duration;

    public ActorTaskScheduler TaskScheduler
    {
        get
        {
            if (_taskScheduler is null)
                Interlocked.CompareExchange(ref _taskScheduler, new ActorTaskScheduler(this), null);
            return _taskScheduler;
        }
    }

    public Type ActorType => Actor?.GetType() ?? Props.Type ?? GetType();

    IActorRef IActorContext.Parent => Parent;

    public static IActorRef GetCurrentSelfOrNoSender() => _current?._self;

    public static IActorRef GetCurrentSenderOrNoSender() => _current?.Sender;

    public void Start() => Mailbox.PostSystem(new Create());

    public void Invoke(in Envelope envelope)
    {
        var message = envelope.Message;
        var influencesTimeout = _receiveTimeout is null || message is not INotInfluenceReceiveTimeout;
        try
        {
            CurrentMessage = message;
            CurrentEnvelopeId = CurrentEnvelopeId == int.MaxValue ? 1 : CurrentEnvelopeId + 1;
            Sender = envelope.Sender ?? SystemImpl.DeadLetters;
            if (influencesTimeout)
                _receiveTimeout?.Cancel();
            if (message is IAutoReceivedMessage)
                AutoReceiveMessage(message);
            else
                ReceiveMessage(message);
            CurrentMessage = null;
        }
        catch (Exception cause)
        {
            Faults.HandleFailure(cause);
        }
        finally
        {
            RestartReceiveTimeout(influencesTimeout);
        }
    }

    public void InvokeSystem(SystemMessage message) => _systemMessages.Handle(message);

    public void ReceiveMessage(object message)
    {
        var handled = Actor.AroundReceive(_behaviors.Current, message);
        if (SystemImpl.Settings.AddLoggingReceive && Actor is ILogReceive)
            PublishDebug($"received {(handled ? "handled" : "unhandled")} message {message} from {Sender.Path}");
    }

    public void AutoReceiveMessage(object message)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
            PublishDebug("received AutoReceiveMessage " + message);
        switch (message)
        {
            case Terminated terminated:
                DeathWatch.Receive(terminated);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case PoisonPill:
                _self.Stop();
                break;
            case ActorSelectionMessage selection:
                new ActorSelection(Self, selection.Elements).Tell(selection.Message, Sender);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self));
                break;
        }
    }

    /// <summary>Makes an instance and prepares it, without calling its life-cycle methods.</summary>
    public ActorBase NewActor()
    {
        _behaviors.Clear();
        ActorHasBeenCleared = false;
        var actor = Props.NewActor();
        if (actor is IActorStash stashing)
            stashing.Stash ??= this.CreateStash(stashing);
        if (actor is IInitializableActor initializable)
            initializable.Init();
        actor.SupervisorStrategyInternal = Props.SupervisorStrategy;
        return actor;
    }

    /// <summary>Takes leave of an instance.</summary>
    public void ClearActor(ActorBase actor)
    {
        if (actor is not null)
        {
            Dispose(actor);
            Props.Release(actor);
            actor.Clear(SystemImpl.DeadLetters);
        }
        ActorHasBeenCleared = true;
        CurrentMessage = null;
        _behaviors.Clear();
    }

    /// <summary>Forgets all that an actor which has ended does not need.</summary>
    public void ClearCell()
    {
        _systemMessages.Clear();
        _receiveTimeout?.Dispose();
        Props = TerminatedProps.Instance;
        Actor = null;
    }

    public void RestartReceiveTimeout(bool reschedule = true) => _receiveTimeout?.Restart(reschedule);

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (_receiveTimeout is null && timeout is null)
            return;
        _receiveTimeout ??= new ReceiveTimeoutTimer(this);
        _receiveTimeout.Duration = timeout;
    }

    public void CancelReceiveTimeout()
    {
        SetReceiveTimeout(null);
        _receiveTimeout?.Cancel();
    }

    public void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);

    public void PublishDebug(string message) => Publish(new Debug(Self.Path.ToString(), ActorType, message));

    public void PublishLifecycle(string message)
    {
        if (SystemImpl.Settings.DebugLifecycle)
            PublishDebug(message);
    }

    // Nothing is put into words that nobody hears.
    public void PublishLifecycle(string message, object of)
    {
        if (SystemImpl.Settings.DebugLifecycle)
            PublishDebug(string.Format(CultureInfo.InvariantCulture, message, of));
    }

    public IActorRef ActorOf(Props props, string name = null) => Children.Make(props, name);

    public ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl, Self);

    public ActorSelection ActorSelection(ActorPath actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl);

    public IActorRef Child(string name) => Children.FindExact(name);

    public IEnumerable<IActorRef> GetChildren() => Children.Snapshot();

    public void Stop(IActorRef child) => Children.Stop(child);

    public IActorRef Watch(IActorRef subject) => DeathWatch.Watch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return DeathWatch.Watch(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject) => DeathWatch.Unwatch(subject);

    public void Become(Receive receive) => _behaviors.Become(receive);

    public void BecomeStacked(Receive receive) => _behaviors.BecomeStacked(receive);

    public void Become(UntypedReceive receive) => Become(Handled(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Handled(receive));

    public void UnbecomeStacked() => _behaviors.UnbecomeStacked();

    private static Receive Handled(UntypedReceive receive) =>
        message =>
        {
            receive(message);
            return true;
        };

    private void Dispose(ActorBase actor)
    {
        try
        {
            (actor as IDisposable)?.Dispose();
        }
        catch (Exception failure)
        {
            SystemImpl.Log.Error(
                failure, "An error occurred while disposing {0} actor. Reason: {1}", actor.GetType(), failure.Message);
        }
    }
}
