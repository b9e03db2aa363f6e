using Akka.Actor;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Children;

/// <summary>A workspace that is open, or on its way there or back.</summary>
internal sealed class WorkspaceChild(Workspace workspace, SessionSettings limits)
{
    /// <summary>Which one.</summary>
    public Workspace Workspace { get; } = workspace;

    /// <summary>Where it is in its life.</summary>
    public ChildPhase Phase { get; set; }

    /// <summary>Its registry, once it is open.</summary>
    public IActorRef? Registry { get; set; }

    /// <summary>What holds it open, once it is open.</summary>
    public IOpenWorkspace? Held { get; set; }

    /// <summary>How many journals its last list could not take into account.</summary>
    public int Warnings { get; set; }

    /// <summary>What waits for it while it is not open.</summary>
    public WaitingMessages Waiting { get; } = new(limits);

    /// <summary>When it was last used, on the workspaces' clock.</summary>
    public long UsedAt { get; set; }
}
