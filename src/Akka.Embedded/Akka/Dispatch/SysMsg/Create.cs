namespace Akka.Dispatch.SysMsg;

/// <summary>Makes the first instance of an actor.</summary>
internal sealed class Create : SystemMessage;
