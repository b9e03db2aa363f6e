using Akka.Actor;
using Akka.Event;
using LiveSessionActors.Actors.Children;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors;

/// <summary>
/// Keeps the sessions of one workspace: starts the actor of a session when a message comes for it, lets it go when it
/// has not been used, and loses no message meanwhile. Knows ids and children, nothing about a session.
/// </summary>
internal sealed class SessionRegistryActor : UntypedActor, IWithTimers
{
    // A workspace that is opened for a single command closes before a whole interval is over.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    // Looked at so many times while a session stays unused: it leaves at most a part of that too late.
    private const int Looks = 4;

    private readonly WorkspaceContext _workspace;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly SessionChildren _children;
    private readonly WorkspaceActors _actors;
    private long? _listedAt;
    private int _listed;
    private int _gone;
    private bool _lookingForUse;
    private bool _closing;

    /// <summary>Use <see cref="Props"/>.</summary>
    public SessionRegistryActor(WorkspaceContext workspace)
    {
        _workspace = workspace;
        _children = new SessionChildren(workspace.Time);
        _actors = new WorkspaceActors(workspace, Context);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The registry of a workspace.</summary>
    public static Props Props(WorkspaceContext workspace) =>
        Akka.Actor.Props.Create<SessionRegistryActor>(workspace);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SessionCommand command: RouteUnlessReadOnly(command); break;
            case SessionQuery.GetSnapshot query: Route(query, isUse: true); break;
            case SessionQuery.HasJournal query: CheckJournal(query); break;
            case WorkspaceQuery.ListSessions query: List(query); break;
            case WorkspaceCommand.ArchiveSessions command: Archive(command, Sender); break;
            case WorkspaceCommand.MigrateLegacy command: Migrate(command); break;
            case WatchProtocol.Place place: _actors.Watch.Forward(place); break;
            case SessionProtocol.Archived archived: LetGo(archived); break;
            case SessionProtocol.Glance glance: Route(glance.Query, isUse: false); break;
            case SessionProtocol.GlanceAtAll glance: GlanceAtAll(glance); break;
            case SessionProtocol.Listed listed: _listedAt ??= listed.At; break;
            case WorkspacesActor.Listed listed: Context.Parent.Tell(listed); break;
            case WorkCommand command: _actors.Queue.Forward(command); break;
            case WorkQuery query: _actors.Queue.Forward(query); break;
            case WatchCommand command: _actors.Watch.Forward(command); break;
            case SessionProtocol.Changed changed: _actors.PassOn(changed); break;
            case SessionProtocol.InUse: Context.Parent.Tell(new WorkspacesActor.Use(_workspace.Workspace)); break;
            case Terminated terminated: Forget(terminated.ActorRef); break;
            case PassivateUnused: LetUnusedGo(); break;
            case ArchiveOld: ArchiveByRule(); break;
            case CloseUnlessUsed: LookForUse(); break;
            case SessionProtocol.UseFound found: EndLookForUse(found.IsInUse); break;
            case Close: BeginClosing(); break;
            default: Unhandled(message); break;
        }
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _workspace.Sessions.Open(_workspace.Workspace, Self);
        Timers.StartPeriodicTimer(
            nameof(PassivateUnused), new PassivateUnused(), _workspace.Settings.Sessions.PassivateAfter / Looks);
        if (_workspace.Settings.Retention is { ArchiveAfter: not null, LookInterval: var interval })
            Timers.StartPeriodicTimer(
                nameof(ArchiveOld), new ArchiveOld(), interval < FirstLook ? interval : FirstLook, interval);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        _workspace.Sessions.Close(_workspace.Workspace, Self);
        foreach (var child in _children.All)
            child.Waiting.Refuse(Refusals.Stopping, Self);
    }

    /// <summary>A session that fails is stopped and starts anew at its next use; the others go on.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        _log.Warning("The registry of {Workspace} does not know the message {MessageType}.", _workspace.Workspace, message.GetType());
        base.Unhandled(message);
    }

    private void RouteUnlessReadOnly(SessionCommand command)
    {
        if ((_workspace.ReadOnly ?? Refusals.OfMalformed(command)) is { } refusal)
            Sender.Tell(Refusals.Reply(command, refusal));
        else
            Route(command, isUse: true);
    }

    private void Route(ISessionMessage message, bool isUse)
    {
        if (!_children.TryGet(message.Session, out var child))
            child = Start(message.Session, new WaitingMessages(_workspace.Settings.Sessions), isUse);
        else if (isUse)
            _children.Use(child);

        if (child.Phase == ChildPhase.Running)
            child.Actor.Forward(message);
        else
            child.Waiting.Add(message, Sender, Self);
    }

    // One on its way out has finished all it was asked for when its journal is read, or finishes it before.
    private void GlanceAtAll(SessionProtocol.GlanceAtAll all)
    {
        var parted = new SessionProtocol.Parted(
            [.. all.Sessions.Where(IsPresent)], all.Sessions.RemoveAll(IsPresent));
        Sender.Tell(parted);
        _listed = parted.Absent.Length;
        foreach (var session in parted.Present)
            Route(new SessionQuery.GetSnapshot(_workspace.Workspace, session), isUse: false);
    }

    private bool IsPresent(SessionId session) =>
        _children.TryGet(session, out var child) && child.Phase != ChildPhase.Leaving;

    private SessionChild Start(SessionId id, WaitingMessages waiting, bool isUse)
    {
        if (_children.Staying >= _workspace.Settings.Sessions.InMemoryMax && _children.First is { } first)
            LetGo(first);

        var key = new SessionKey(_workspace.Workspace, id);
        var actor = Context.ActorOf(SessionActor.Props(key.PersistenceId), id.Value);
        var child = new SessionChild(id, Context.Watch(actor), waiting);
        _children.Add(child, isUse);
        waiting.Deliver(actor);
        return child;
    }

    private void LetGo(SessionChild child)
    {
        _children.Leave(child);
        if (child.Phase != ChildPhase.Running)
            return;

        child.Phase = ChildPhase.Leaving;
        child.Actor.Tell(new SessionProtocol.Passivate());
    }

    private void Forget(IActorRef ended)
    {
        if (!_actors.Forget(ended))
            Forget(SessionId.Parse(ended.Path.Name));
        else if (_lookingForUse && !_actors.HasQueue)
            LookForUse();
    }

    private void Forget(SessionId id)
    {
        if (!_children.TryGet(id, out var child))
            return;

        _children.Remove(child);
        _gone++;
        if (!child.Waiting.IsEmpty)
            Start(id, child.Waiting, isUse: true);
        StopWhenClosed();
    }

    private void LetUnusedGo()
    {
        if (_listedAt is { } listed
            && _workspace.Time.GetElapsedTime(listed) >= _workspace.Settings.Sessions.PassivateAfter)
            ForgetGlances();
        foreach (var child in _children.UnusedFor(_workspace.Settings.Sessions.PassivateAfter))
            LetGo(child);
        TellGone();
    }

    private void TellGone()
    {
        if (_gone > 0)
            Context.Parent.Tell(new WorkspacesActor.LeftMemory(_gone));
        _gone = 0;
    }

    private void ForgetGlances()
    {
        _workspace.Store.ForgetGlances(_workspace.Workspace);
        _gone += _listed;
        (_listedAt, _listed) = (null, 0);
    }

    private void CheckJournal(SessionQuery.HasJournal query) => JournalCheck.RunAsync(_workspace.Store, query)
        .PipeTo(Sender, Self, failure: cause => Refusals.Reply(query, Refusals.For(cause)));

    private void Archive(WorkspaceCommand.ArchiveSessions command, IActorRef asker)
    {
        if (_workspace.ReadOnly is { } refusal)
            asker.Tell(Refusals.Reply(command, refusal));
        else
            _actors.BeginRound(ArchivingActor.Props(command, asker, _workspace));
    }

    private void Migrate(WorkspaceCommand.MigrateLegacy command)
    {
        if (_workspace.ReadOnly is { } refusal)
            Sender.Tell(Refusals.Reply(command, refusal));
        else
            _actors.BeginRound(MigratingActor.Props(command, Sender, _workspace));
    }

    private void ArchiveByRule()
    {
        if (_workspace.Settings.Retention.ArchiveAfter is { } age)
            Archive(new WorkspaceCommand.ArchiveSessions(_workspace.Workspace, null, age), ActorRefs.Nobody);
    }

    private void LetGo(SessionProtocol.Archived archived)
    {
        _actors.PassOn(archived);
        foreach (var session in archived.Sessions)
        {
            if (_children.TryGet(session, out var child) && child.Stays)
                LetGo(child);
        }
    }

    private void List(WorkspaceQuery.ListSessions query)
    {
        _listedAt = _workspace.Time.GetTimestamp();
        _actors.BeginRound(SessionListingActor.Props(query, Sender, _workspace));
    }

    // Nothing comes from the workspaces meanwhile.
    private void LookForUse()
    {
        _lookingForUse = true;
        if (_actors.AskForUse() is { } isInUse)
            EndLookForUse(isInUse);
    }

    private void EndLookForUse(bool isInUse)
    {
        _lookingForUse = false;
        if (isInUse)
            Context.Parent.Tell(new WorkspacesActor.StaysOpen(_workspace.Workspace));
        else
            BeginClosing();
    }

    private void BeginClosing()
    {
        _closing = true;
        foreach (var child in _children.All)
            LetGo(child);
        StopWhenClosed();
    }

    private void StopWhenClosed()
    {
        if (_closing && _children.All.Count == 0)
            Context.Stop(Self);
    }

    /// <summary>From the registry's timer: sessions that have not been used leave memory.</summary>
    internal sealed record PassivateUnused;

    /// <summary>From the registry's timer: sessions that have been over for long enough are archived.</summary>
    internal sealed record ArchiveOld;

    /// <summary>
    /// From the workspaces: <see cref="Close"/>, unless something is waited for or under way. Nothing follows
    /// before <see cref="WorkspacesActor.StaysOpen"/>.
    /// </summary>
    internal sealed record CloseUnlessUsed;

    /// <summary>From the workspaces: let all sessions finish and stop. Nothing follows.</summary>
    internal sealed record Close;
}
