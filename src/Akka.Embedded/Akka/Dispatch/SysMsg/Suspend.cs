namespace Akka.Dispatch.SysMsg;

/// <summary>Stops the handling of user messages.</summary>
internal sealed class Suspend : SystemMessage
{
    internal override bool WaitsForChildren => true;
}
