using Akka.Actor;

namespace Akka.TestKit;

/// <summary>What an auto-pilot answers to see the next message as well.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The only one.</summary>
    public static readonly KeepRunning Instance = new();

    private KeepRunning()
    {
    }

    /// <summary>Throws: this is an answer of an auto-pilot and none itself.</summary>
    public override AutoPilot Run(IActorRef sender, object message) =>
        throw new InvalidOperationException("Must not call");
}
