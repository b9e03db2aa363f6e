using Akka.Actor;

namespace Akka.TestKit;

/// <summary>An auto-pilot that does nothing.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The only one.</summary>
    public static readonly NoAutoPilot Instance = new();

    private NoAutoPilot()
    {
    }

    /// <inheritdoc />
    public override AutoPilot Run(IActorRef sender, object message) => this;
}
