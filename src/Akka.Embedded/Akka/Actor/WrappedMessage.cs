namespace Akka.Actor;

/// <summary>Gets at messages inside others.</summary>
public static class WrappedMessage
{
    /// <summary>The innermost message.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped)
            message = wrapped.Message;
        return message;
    }
}
