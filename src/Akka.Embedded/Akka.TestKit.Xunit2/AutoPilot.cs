using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Sees each message that the test actor receives, and may answer it.</summary>
public abstract class AutoPilot
{
    /// <summary>Stops an auto-pilot.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>Leaves an auto-pilot as it is.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Sees a message and says which auto-pilot sees the next.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}
