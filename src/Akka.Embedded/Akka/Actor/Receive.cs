namespace Akka.Actor;

/// <summary>A behaviour: handles a message, or says that it did not.</summary>
public delegate bool Receive(object message);
