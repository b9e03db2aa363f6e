using System.Collections.Immutable;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>
/// What makes an actor a persistent one: the stage it is at, the stash that goes with it, and its writes.
/// </summary>
internal sealed class EventsourcedMachine(Eventsourced actor, IActorContext context)
{
    private static int _instances;

    private readonly int _instanceId = Interlocked.Increment(ref _instances);
    private readonly string _writerGuid = Guid.NewGuid().ToString();
    private readonly PendingWrites _writes = new();
    private EventsourcedStage _stage;
    private long _sequenceNr;
    private bool _runsTask;

    public Eventsourced Actor { get; } = actor;

    public IActorContext Context { get; } = context;

    public PersistenceExtension Extension { get; } = Persistence.Instance.Apply(context.System);

    public IStash Stash { get; } = context.CreateStash(actor.GetType());

    public bool IsRecovering => _stage is null || _stage.IsRecovering;

    public void Receive(Receive receive, object message) => _stage.Receive(receive, message);

    public void AskForPermit()
    {
        _stage = new WaitingForPermit(this, Actor.Recovery);
        Extension.RecoveryPermitter.Tell(RequestRecoveryPermit.Instance, Context.Self);
    }

    public void ReturnPermit() => Extension.RecoveryPermitter.Tell(ReturnRecoveryPermit.Instance, Context.Self);

    public void Enter(EventsourcedStage stage) => _stage = stage;

    /// <summary>Begins to handle commands, with sequence numbers after the highest one known.</summary>
    public void ContinueAfter(long sequenceNr)
    {
        _sequenceNr = sequenceNr;
        Actor.LastSequenceNr = sequenceNr;
    }

    public void BeginProcessing()
    {
        _stage = new Processing(this, _writes, _instanceId);
        Flush();
        if (_writes.StashingHandlers == 0) Stash.UnstashAll();
    }

    public void FailRecovery(Exception cause, object message = null)
    {
        try
        {
            Actor.RecoveryFailed(cause, message);
        }
        finally
        {
            Context.Stop(Context.Self);
            ReturnPermit();
        }
    }

    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler, bool isStashing)
    {
        RefuseWhileRecovering();
        _writes.Add(new HandlerInvocation<TEvent>(handler, isStashing));
        _writes.Add(new AtomicWrite(Represent(@event)));
    }

    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler, bool isStashing)
    {
        RefuseWhileRecovering();
        var all = events?.ToArray() ?? [];
        if (all.Length == 0) return;
        var invocation = new HandlerInvocation<TEvent>(handler, isStashing);
        var written = ImmutableArray.CreateBuilder<IPersistentRepresentation>(all.Length);
        foreach (var @event in all)
        {
            _writes.Add(invocation);
            written.Add(Represent(@event));
        }

        _writes.Add(new AtomicWrite(written.MoveToImmutable()));
    }

    public void Defer<TEvent>(TEvent @event, Action<TEvent> handler)
    {
        RefuseWhileRecovering();
        if (!_writes.HasHandlers)
        {
            handler(@event);
            return;
        }

        _writes.Add(new HandlerInvocation<TEvent>(handler, isStashing: false));
        _writes.Add(new NonPersistentMessage(@event, Context.Sender));
    }

    public void RunTask(Func<Task> action)
    {
        if (_runsTask) throw new NotSupportedException("RunTask calls cannot be nested.");
        ActorTaskScheduler.RunTask(() => RunAsync(action));
    }

    public void Flush() => _writes.Flush(Actor.Journal, Context.Self, _instanceId);

    /// <summary>After each command and each answer: writes what was persisted and lets the next command in.</summary>
    public void Settle(bool failed)
    {
        Flush();
        if (_runsTask || _writes.StashingHandlers > 0) return;
        if (failed)
            Stash.UnstashAll();
        else
            Stash.Unstash();
    }

    public void StashCommand(object message)
    {
        try
        {
            Stash.Stash();
        }
        catch (StashOverflowException)
        {
            switch (Actor.InternalStashOverflowStrategy)
            {
                case DiscardToDeadLetterStrategy:
                    var letter = new DeadLetter(message, Context.Sender, Context.Self);
                    Context.System.DeadLetters.Tell(letter, Context.Sender);
                    break;
                case ReplyToStrategy strategy:
                    Context.Sender.Tell(strategy.Response, Context.Self);
                    break;
                default:
                    throw;
            }
        }
    }

    /// <summary>Ends this incarnation: what waits in the stashes goes back to the mailbox.</summary>
    public void Abandon(IStash userStash)
    {
        _stage?.Leave();
        Stash.UnstashAll();
        // Answers to this incarnation mean nothing to the next one.
        userStash.UnstashAll(envelope => envelope.Message is not (WriteMessageSuccess or ReplayedMessage));
    }

    /// <summary>What the user knows a message as.</summary>
    public static object Unwrap(object message) => message switch
    {
        WriteMessageSuccess success => success.Persistent,
        LoopMessageSuccess success => success.Message,
        ReplayedMessage replayed => replayed.Persistent,
        _ => message,
    };

    private Persistent Represent<TEvent>(TEvent @event) => new(
        @event, ++_sequenceNr, Actor.PersistenceId, sender: Context.Sender, writerGuid: _writerGuid);

    private void RefuseWhileRecovering()
    {
        if (IsRecovering)
            throw new InvalidOperationException(
                "Nothing can be persisted while events are replayed: wait for RecoveryCompleted.");
    }

    private async Task RunAsync(Func<Task> action)
    {
        var task = action();
        if (task.IsCompleted)
        {
            await task;
            return;
        }

        // The message is handled when the task has ended, not when its handler returns.
        _runsTask = true;
        try
        {
            await task;
        }
        finally
        {
            _runsTask = false;
            Settle(!task.IsCompletedSuccessfully);
        }
    }
}
