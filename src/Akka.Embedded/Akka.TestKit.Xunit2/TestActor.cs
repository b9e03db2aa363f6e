using Akka.Actor;

namespace Akka.TestKit;

/// <summary>What can be said to the actor that stands for a test.</summary>
public static class TestActor
{
    /// <summary>Whether a message is to be dropped.</summary>
    public delegate bool Ignore(object message);

    /// <summary>Stops an auto-pilot.</summary>
    public static AutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;

    /// <summary>Leaves an auto-pilot as it is.</summary>
    public static AutoPilot KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>No message.</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Drops the messages that the function chooses; none, where it is null.</summary>
    public class SetIgnore(Ignore ignore) : INoSerializationVerificationNeeded
    {
        /// <summary>Chooses what is dropped.</summary>
        public Ignore Ignore { get; } = ignore;
    }

    /// <summary>Watches an actor.</summary>
    public class Watch(IActorRef actorToWatch) : INoSerializationVerificationNeeded
    {
        /// <summary>The actor.</summary>
        public IActorRef Actor { get; } = actorToWatch;
    }

    /// <summary>Watches an actor no longer.</summary>
    public class Unwatch(IActorRef actorToUnwatch) : INoSerializationVerificationNeeded
    {
        /// <summary>The actor.</summary>
        public IActorRef Actor { get; } = actorToUnwatch;
    }

    /// <summary>Lets an auto-pilot see each message from now on.</summary>
    public class SetAutoPilot(AutoPilot autoPilot) : INoSerializationVerificationNeeded
    {
        /// <summary>The auto-pilot.</summary>
        public AutoPilot AutoPilot { get; } = autoPilot;
    }

    internal sealed record Acknowledged : INoSerializationVerificationNeeded
    {
        internal static readonly Acknowledged Instance = new();
    }

    internal sealed record Spawn(Props Props, string Name, SupervisorStrategy Strategy)
        : INoSerializationVerificationNeeded;
}
