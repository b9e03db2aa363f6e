namespace Akka.Actor;

/// <summary>A message on its way to the actors of a selection.</summary>
public class ActorSelectionMessage : IAutoReceivedMessage, IPossiblyHarmful, IWrappedMessage
{
    /// <summary>Makes the message.</summary>
    public ActorSelectionMessage(object message, SelectionPathElement[] elements, bool wildCardFanOut = false)
    {
        Message = message;
        Elements = elements;
        WildCardFanOut = wildCardFanOut;
    }

    /// <summary>The message itself.</summary>
    public object Message { get; }

    /// <summary>The steps that are left of the path.</summary>
    public SelectionPathElement[] Elements { get; }

    /// <summary>Whether the path has led to several actors already.</summary>
    public bool WildCardFanOut { get; }

    /// <summary>The same message with some parts replaced.</summary>
    public ActorSelectionMessage Copy(
        object message = null, SelectionPathElement[] elements = null, bool? wildCardFanOut = null) =>
        new(message ?? Message, elements ?? Elements, wildCardFanOut ?? WildCardFanOut);

    /// <inheritdoc />
    public override string ToString() =>
        $"ActorSelectionMessage - Message: {Message} - WildCartFanOut: {WildCardFanOut} - Elements: "
        + string.Join('/', (IEnumerable<SelectionPathElement>)Elements);
}
