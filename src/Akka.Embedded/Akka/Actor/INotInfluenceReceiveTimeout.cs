namespace Akka.Actor;

/// <summary>A message that leaves the receive timeout as it runs.</summary>
public interface INotInfluenceReceiveTimeout;
