using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the runtime, which overtakes the messages of users.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded;
