namespace Akka.Dispatch.SysMsg;

/// <summary>Marks the queue of an actor that has ended.</summary>
internal sealed class NoMessage : SystemMessage
{
    public static readonly NoMessage Instance = new();
}
