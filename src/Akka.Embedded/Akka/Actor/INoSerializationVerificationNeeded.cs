namespace Akka.Actor;

/// <summary>A message that need not be serializable.</summary>
public interface INoSerializationVerificationNeeded;
