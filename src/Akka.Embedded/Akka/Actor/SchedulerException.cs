namespace Akka.Actor;

/// <summary>A scheduler cannot take a task.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Makes the exception with a message.</summary>
    public SchedulerException(string message) : base(message) { }
}
