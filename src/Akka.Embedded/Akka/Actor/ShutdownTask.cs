namespace Akka.Actor;

/// <summary>What coordinated shutdown runs in one of its phases.</summary>
internal sealed record ShutdownTask(string Name, Func<Task<Done>> Run);
