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

    /// <summary>How often sessions are looked at.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly IActorRef _workspaces;
    private readonly TimeProvider _time;
    private readonly Workspace _workspace;
    private readonly UpDownCounter<long> _sessions;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Dictionary<SessionId, string> _phases = [];
    private ITimer? _timer;

    /// <summary>Made by the host, which knows all but the last.</summary>
    public PhaseMetricsActor(
        IRequiredActor<WorkspacesActor> workspaces, IMeterFactory meters, TimeProvider time, Workspace workspace)
    {
        (_workspaces, _time, _workspace) = (workspaces.ActorRef, time, workspace);
        _sessions = meters.Create(MeterName).CreateUpDownCounter<long>(SessionsName, "{session}", "Sessions by phase");

        Receive<Look>(_ => _workspaces.Tell(new WorkspaceQuery.ListSessions(_workspace, IncludeCompleted: true)));
        Receive<WorkspaceReply.SessionsListed>(Mirror);
        Receive<WorkspaceReply.Refused>(refused => _log.Warning("{0}", refused.Refusal.Detail));
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var self = Self;
        _timer = _time.CreateTimer(_ => self.Tell(new Look()), null, TimeSpan.Zero, LookEvery);
    }

    /// <inheritdoc/>
    protected override void PostStop() => _timer?.Dispose();

    private void Mirror(WorkspaceReply.SessionsListed listed)
    {
        var phases = listed.Sessions.ToDictionary(session => session.Id, PhaseOf);
        foreach (var (session, phase) in phases)
            Move(_phases.GetValueOrDefault(session), phase);
        _phases = phases;
    }

    private static string PhaseOf(SessionSnapshot session) =>
        session.Phase is JsString { Value: var phase } ? phase : session.Phase.ToString();

    private void Move(string? from, string to)
    {
        if (from == to)
            return;
        if (from is not null)
            _sessions.Add(-1, new KeyValuePair<string, object?>("phase", from));
        _sessions.Add(1, new KeyValuePair<string, object?>("phase", to));
    }

    private sealed record Look;
}
