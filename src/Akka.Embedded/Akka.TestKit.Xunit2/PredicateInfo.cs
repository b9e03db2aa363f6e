namespace Akka.TestKit;

/// <summary>What one of several expected messages has to be like: its very type, and what holds for it.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _matches;

    private PredicateInfo(Type type, Delegate predicate, Func<object, bool> matches)
    {
        Type = type;
        PredicateT = predicate;
        _matches = matches;
    }

    /// <summary>The type of the message.</summary>
    public Type Type { get; }

    /// <summary>What holds for the message.</summary>
    public Delegate PredicateT { get; }

    /// <summary>Expects a message of a type for which this holds.</summary>
    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(typeof(T), predicateT, message => predicateT((T)message));

    /// <inheritdoc />
    public override string ToString() => $"{GetType().FullName}<{Type.FullName}>";

    internal bool Matches(object message) => message.GetType() == Type && _matches(message);
}
