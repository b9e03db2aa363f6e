using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Sees a message and says which auto-pilot sees the next.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);
