namespace Akka.Dispatch.SysMsg;

/// <summary>Lets a suspended actor handle user messages again.</summary>
internal sealed class Resume(Exception causedByFailure) : SystemMessage
{
    public Exception CausedByFailure { get; } = causedByFailure;

    internal override bool WaitsForChildren => true;
}
