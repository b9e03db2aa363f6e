using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Starts actors and registers them.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);
