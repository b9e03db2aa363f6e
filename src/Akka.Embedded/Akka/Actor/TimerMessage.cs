namespace Akka.Actor;

/// <summary>A timer's message in the mailbox; it counts only if its timer still runs when it is taken.</summary>
internal class TimerMessage(object key, object message, bool repeats)
    : IWrappedMessage, INoSerializationVerificationNeeded
{
    public object Key { get; } = key;

    public object Message { get; } = message;

    public bool Repeats { get; } = repeats;

    public override string ToString() => $"TimerMsg(key={Key}, message={Message})";

    /// <summary>One that leaves the receive timeout as it runs.</summary>
    public sealed class Silent(object key, object message, bool repeats)
        : TimerMessage(key, message, repeats), INotInfluenceReceiveTimeout;
}
