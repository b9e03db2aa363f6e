namespace Akka.Actor;

/// <summary>Tells an actor that it has received nothing for as long as it set.</summary>
public class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout() { }

    /// <summary>The only instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}
