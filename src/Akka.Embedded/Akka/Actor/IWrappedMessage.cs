namespace Akka.Actor;

/// <summary>A message with another inside.</summary>
public interface IWrappedMessage
{
    /// <summary>The message inside.</summary>
    object Message { get; }
}
