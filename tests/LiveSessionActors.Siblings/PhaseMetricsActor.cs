using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Siblings;

/// <summary>Mirrors the phases of a workspace's sessions into metrics: how many sessions are in which.</summary>
internal sealed class PhaseMetricsActor : ReceiveActor
{
    /// <summary>The meter, for whoever listens.</summary>
    public const string MeterName = "LiveSessionActors.Siblings";

    /// <summary>Sessions by phase.</summary>
    public const string SessionsName = "live_sessions.sessions";

    /// <summary>How long it waits before it subscribes again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IActorRef _workspaces;
    private readonly TimeProvider _time;
    private readonly Workspace _workspace;
    private readonly UpDownCounter<long> _sessions;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<SessionId, string> _phases = [];
    private string? _cursor;
    private ITimer? _pause;

    /// <summary>Made by the host, which knows all but the last.</summary>
    public PhaseMetricsActor(
        IRequiredActor<WorkspacesActor> workspaces, IMeterFactory meters, TimeProvider time, Workspace workspace)
    {
        (_workspaces, _time, _workspace) = (workspaces.ActorRef, time, workspace);
        _sessions = meters.Create(MeterName).CreateUpDownCounter<long>(SessionsName, "{session}", "Sessions by phase");

        Receive<Subscribe>(_ => _workspaces.Tell(
            new WatchCommand.Subscribe(_workspace, After: _cursor, FromStart: true)));
        Receive<WatchEvent.Appended>(Mirror);
        Receive<WatchEvent.Reset>(MirrorAll);
        Receive<WatchEvent.Ended>(SubscribeLater);
        Receive<WatchEvent>(told => _log.Debug("{0}", told));
    }

    /// <inheritdoc/>
    protected override void PreStart() => Self.Tell(new Subscribe());

    /// <inheritdoc/>
    protected override void PostStop() => _pause?.Dispose();

    private void Mirror(WatchEvent.Appended appended)
    {
        Put(appended.Change.Snapshot);
        _cursor = appended.Cursor;
        Sender.Tell(new WatchCommand.Acknowledge(appended.Workspace, appended.Cursor));
    }

    private void MirrorAll(WatchEvent.Reset reset)
    {
        foreach (var gone in _phases.Keys.Except(reset.Sessions.Select(session => session.Id)).ToList())
        {
            Count(-1, _phases[gone]);
            _phases.Remove(gone);
        }

        foreach (var session in reset.Sessions)
            Put(session);
    }

    private void Put(SessionSnapshot session)
    {
        var phase = session.Phase is JsString { Value: var text } ? text : session.Phase.ToString();
        if (_phases.TryGetValue(session.Id, out var before))
            Count(-1, before);
        Count(1, _phases[session.Id] = phase);
    }

    private void Count(int change, string phase) =>
        _sessions.Add(change, new KeyValuePair<string, object?>("phase", phase));

    private void SubscribeLater(WatchEvent.Ended ended)
    {
        _log.Info("Nothing more is told of {0}: {1}", ended.Workspace, ended.Refusal.Detail);
        var self = Self;
        _pause?.Dispose();
        _pause = _time.CreateTimer(_ => self.Tell(new Subscribe()), null, Pause, Timeout.InfiniteTimeSpan);
    }

    private sealed record Subscribe;
}
