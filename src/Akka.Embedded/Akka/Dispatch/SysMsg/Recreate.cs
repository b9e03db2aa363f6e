namespace Akka.Dispatch.SysMsg;

/// <summary>Replaces the instance of an actor because of a failure.</summary>
internal sealed class Recreate(Exception cause) : SystemMessage
{
    public Exception Cause { get; } = cause;

    internal override bool WaitsForChildren => true;
}
