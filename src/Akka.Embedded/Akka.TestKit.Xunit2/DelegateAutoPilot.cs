using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A function as an auto-pilot.</summary>
public sealed class DelegateAutoPilot : AutoPilot
{
    private readonly AutoPilotDelegate _run;

    /// <summary>The auto-pilot that the function is.</summary>
    public DelegateAutoPilot(AutoPilotDelegate autoPilotDelegate) => _run = autoPilotDelegate;

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => _run(sender, message);
}
