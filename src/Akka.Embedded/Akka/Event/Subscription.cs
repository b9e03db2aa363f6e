namespace Akka.Event;

/// <summary>Who receives the events of a class, and which of its subclasses it does not.</summary>
public class Subscription<TSubscriber, TClassifier>
{
    /// <summary>Makes a subscription with exceptions.</summary>
    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    /// <summary>Makes a subscription.</summary>
    public Subscription(TSubscriber subscriber) : this(subscriber, []) { }

    /// <summary>Who receives the events.</summary>
    public TSubscriber Subscriber { get; }

    /// <summary>Which subclasses it does not receive.</summary>
    public ISet<TClassifier> Unsubscriptions { get; }
}
