namespace Akka.Dispatch.SysMsg;

/// <summary>A system message, which is also the link of the list it waits in.</summary>
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage Next { get; set; }

    /// <summary>Whether a failed or restarting actor leaves the message for later.</summary>
    internal virtual bool WaitsForChildren => false;

    /// <summary>Whether a suspended actor leaves the message for later.</summary>
    internal virtual bool WaitsWhenSuspended => false;
}
