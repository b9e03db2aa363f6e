using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Children;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>
/// Takes every message for a workspace or a session to where it belongs. Opens a workspace at its first use and closes
/// it when it has not been used; what comes while it opens or closes waits.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Akka stops an actor, nobody disposes it: PostStop does.")]
public sealed class WorkspacesActor : UntypedActor, IWithTimers
{
    private readonly LiveSessions _sessions = LiveSessions.For(Context.System);
    private readonly Action<int> _leftMemory;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _ending = new();

    private readonly Dictionary<Workspace, WorkspaceChild> _workspaces = [];
    private bool _closing;

    /// <summary>Use <see cref="Props"/>.</summary>
    public WorkspacesActor(Action<int> leftMemory) => _leftMemory = leftMemory;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private LiveSessionSettings Settings => _sessions.Settings;

    private TimeProvider Time => _sessions.Time;

    /// <summary>The one entry to all workspaces of a process.</summary>
    /// <param name="leftMemory">Hears now and then how many sessions have left memory since.</param>
    internal static Props Props(Action<int>? leftMemory = null) =>
        Akka.Actor.Props.Create<WorkspacesActor>(leftMemory ?? (static _ => { }));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Opened opened: Begin(opened); break;
            case Renamed renamed: Redirect(renamed); break;
            case OpenFailed failed: Refuse(failed); break;
            case Lost lost: CloseLost(lost); break;
            case Terminated terminated: Forget(terminated.ActorRef); break;
            case GetHealth: ReportHealth(); break;
            case Use use: MarkUsed(use); break;
            case StaysOpen stays: GoOn(stays); break;
            case Listed listed: Note(listed); break;
            case LeftMemory left: _leftMemory(left.Sessions); break;
            case CloseUnused: LetUnusedGo(); break;
            case CloseAll: BeginClosing(); break;
            case SessionCommand or SessionQuery or WorkspaceCommand or WorkspaceQuery or WorkCommand or WorkQuery
                or WatchCommand:
                Route((IWorkspaceMessage)message, Sender); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        // It does so itself when it starts, which may be later than the first message is lost.
        LostMessagesActor.Subscribe(Context.System, Context.ActorOf(LostMessagesActor.Props(), "lost-messages"));
        Timers.StartPeriodicTimer(nameof(CloseUnused), new CloseUnused(), Settings.Workspaces.IdleClose / 2);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _ending.Cancel();
        _ending.Dispose();
        foreach (var child in _workspaces.Values)
        {
            child.Waiting.Refuse(Refusals.Stopping, Self);
            Release(child);
        }
    }

    /// <summary>A registry that fails is stopped; its workspace is opened anew at its next use.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        _log.Warning("Workspaces do not know the message {MessageType}.", message.GetType());
        base.Unhandled(message);
    }

    private void Route(IWorkspaceMessage message, IActorRef sender)
    {
        if (_closing)
        {
            sender.Tell(Refusals.Reply(message, Refusals.Stopping));
            return;
        }

        if (!_workspaces.TryGetValue(message.Workspace, out var child))
            child = Open(message.Workspace);

        child.UsedAt = Time.GetTimestamp();
        if (child is { Phase: ChildPhase.Running, Registry: { } registry })
            registry.Tell(message, sender);
        else
            child.Waiting.Add(message, sender, Self);
    }

    private WorkspaceChild Open(Workspace workspace)
    {
        var child = _workspaces[workspace] = new WorkspaceChild(workspace, Settings.Sessions);
        BeginOpening(child);
        return child;
    }

    // What is asked may be refused, and is not to leave files behind then: they are made by the first write.
    private void BeginOpening(WorkspaceChild child)
    {
        child.Phase = ChildPhase.Starting;
        OpenAsync(_sessions.Store, child.Workspace, _ending.Token).PipeTo(
            Self, failure: cause => new OpenFailed(child.Workspace, cause));
    }

    private static async Task<object> OpenAsync(ISessionStore store, Workspace name, CancellationToken ending)
    {
        var real = await store.FindAsync(name, ending).ConfigureAwait(false);
        if (real != name)
            return new Renamed(name, real);
        return Opened.OrReleased(await store.OpenToReadAsync(real, ending).ConfigureAwait(false), ending);
    }

    private void Begin(Opened opened)
    {
        var child = _workspaces[opened.Held.Workspace];
        child.Held = opened.Held;
        opened.Held.Lost.PipeTo(Self, success: () => new Lost(opened.Held));
        SessionMeasures.Workspaces.Add(1);
        child.Registry = Context.Watch(Context.ActorOf(SessionRegistryActor.Props(_sessions.Of(child.Workspace))));
        child.Phase = ChildPhase.Running;
        child.Waiting.Deliver(child.Registry);
        if (_closing)
            LetGo(child);
    }

    // The name that was used is another one's: what waits for it goes there, and its answers carry the real name.
    private void Redirect(Renamed renamed)
    {
        if (_workspaces.Remove(renamed.Name, out var child))
            child.Waiting.Deliver((message, sender) => Route(RealNames.Put(message, renamed.Real), sender));
        StopWhenClosed();
    }

    private void Refuse(OpenFailed failed)
    {
        if (failed.Cause is not SessionException)
            _log.Error(failed.Cause, "The workspace {Workspace} could not be opened.", failed.Workspace);
        if (_workspaces.Remove(failed.Workspace, out var child))
            child.Waiting.Refuse(Refusals.For(failed.Cause), Self);
        StopWhenClosed();
    }

    private void CloseLost(Lost lost)
    {
        if (_workspaces.TryGetValue(lost.Held.Workspace, out var child)
            && child.Phase == ChildPhase.Running && child.Held == lost.Held)
            LetGo(child);
    }

    private void Forget(IActorRef registry)
    {
        var child = _workspaces.Values.First(open => registry.Equals(open.Registry));
        Release(child);
        child.Registry = null;
        if (child.Waiting.IsEmpty)
            _workspaces.Remove(child.Workspace);
        else
            BeginOpening(child);
        StopWhenClosed();
    }

    private static void Release(WorkspaceChild child)
    {
        if (child.Held is not { } held)
            return;

        held.Dispose();
        child.Held = null;
        SessionMeasures.Workspaces.Add(-1);
    }

    private void MarkUsed(Use use)
    {
        if (_workspaces.TryGetValue(use.Workspace, out var child))
            child.UsedAt = Time.GetTimestamp();
    }

    private void LetUnusedGo()
    {
        foreach (var child in _workspaces.Values.Where(child =>
            child.Phase == ChildPhase.Running && Time.GetElapsedTime(child.UsedAt) >= Settings.Workspaces.IdleClose))
        {
            child.Phase = ChildPhase.Leaving;
            child.Registry.Tell(new SessionRegistryActor.CloseUnlessUsed());
        }
    }

    private void GoOn(StaysOpen stays)
    {
        if (!_workspaces.TryGetValue(stays.Workspace, out var child) || child.Registry is not { } registry)
            return;

        if (_closing)
        {
            LetGo(child);
            return;
        }

        (child.Phase, child.UsedAt) = (ChildPhase.Running, Time.GetTimestamp());
        child.Waiting.Deliver(registry);
    }

    private void BeginClosing()
    {
        _closing = true;
        foreach (var child in _workspaces.Values.Where(child => child.Phase == ChildPhase.Running))
            LetGo(child);
        StopWhenClosed();
    }

    private static void LetGo(WorkspaceChild child)
    {
        child.Phase = ChildPhase.Leaving;
        child.Registry.Tell(new SessionRegistryActor.Close());
    }

    private void StopWhenClosed()
    {
        if (_closing && _workspaces.Count == 0)
            Context.Stop(Self);
    }

    private void ReportHealth() => Sender.Tell(new HealthReport(
        [.. _workspaces.Values.Where(child => child.Held is not null).Select(child => child.Workspace)
            .OrderBy(workspace => workspace.Path, StringComparer.Ordinal)],
        _sessions.Store.Poisoned,
        _workspaces.Values.Sum(child => child.Warnings)));

    private void Note(Listed listed)
    {
        if (_workspaces.TryGetValue(listed.Workspace, out var child))
            child.Warnings = listed.Warnings;
    }

    /// <summary>From the timer: workspaces that have not been used are closed.</summary>
    internal sealed record CloseUnused;

    /// <summary>From a registry: its workspace is in use, though no message says so.</summary>
    internal sealed record Use(Workspace Workspace);

    /// <summary>From a registry that was to close unless its workspace is used: it is.</summary>
    internal sealed record StaysOpen(Workspace Workspace);

    /// <summary>From a listing, through its registry: so many journals are missing in the last list.</summary>
    internal sealed record Listed(Workspace Workspace, int Warnings);

    /// <summary>From a registry: so many sessions have left memory since the last time, of a list's too.</summary>
    internal sealed record LeftMemory(int Sessions);

    /// <summary>Finish everything, close all workspaces and stop.</summary>
    internal sealed record CloseAll;

    private sealed record Opened(IOpenWorkspace Held)
    {
        // The actor may have ended while the workspace was being opened: nobody else would give it back.
        public static Opened OrReleased(IOpenWorkspace held, CancellationToken ending)
        {
            if (ending.IsCancellationRequested)
                held.Dispose();
            return new Opened(held);
        }
    }

    private sealed record Renamed(Workspace Name, Workspace Real);

    private sealed record Lost(IOpenWorkspace Held);

    private sealed record OpenFailed(Workspace Workspace, Exception Cause);
}
