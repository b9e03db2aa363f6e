using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>Hands events to those who subscribed to their class.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Dictionary<TClassifier, List<Subscription<TSubscriber, TClassifier>>> _classifiers = [];
    private volatile ConcurrentDictionary<TClassifier, TSubscriber[]> _subscribersByClass = new();

    /// <summary>Hands an event to its subscribers.</summary>
    public virtual void Publish(TEvent @event)
    {
        var eventClass = GetClassifier(@event);
        if (!_subscribersByClass.TryGetValue(eventClass, out var subscribers))
            subscribers = FindSubscribers(@event, eventClass);
        foreach (var subscriber in subscribers)
            Publish(@event, subscriber);
    }

    /// <summary>Subscribes to a class; false if it was already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_classifiers)
        {
            if (!_classifiers.TryGetValue(classifier, out var subscriptions))
                _classifiers.Add(classifier, subscriptions = []);
            if (subscriptions.Exists(subscription => subscription.Subscriber.Equals(subscriber)))
                return false;
            subscriptions.Add(new Subscription<TSubscriber, TClassifier>(subscriber));
            ForgetSubscribers();
            return true;
        }
    }

    /// <summary>Unsubscribes from all classes; false if there was none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_classifiers)
        {
            var removed = 0;
            foreach (var subscriptions in _classifiers.Values)
                removed += subscriptions.RemoveAll(subscription => subscription.Subscriber.Equals(subscriber));
            ForgetSubscribers();
            return removed > 0;
        }
    }

    /// <summary>
    /// Unsubscribes from a class, or from it as a subclass of another; false if there was no subscription.
    /// </summary>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_classifiers)
        {
            ForgetSubscribers();
            if (_classifiers.TryGetValue(classifier, out var exact))
                return exact.RemoveAll(subscription => subscription.Subscriber.Equals(subscriber)) > 0;
            var found = false;
            foreach (var entry in _classifiers)
            {
                if (IsSubClassification(entry.Key, classifier))
                    found |= Exclude(classifier, entry.Value, subscriber);
            }
            return found;
        }
    }

    /// <summary>Whether a class is the other or a subclass of it.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>Hands an event to one subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event is of a class.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>The class of an event.</summary>
    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>The class of an object without its namespace.</summary>
    protected string SimpleName(object source) => SimpleName(source.GetType());

    /// <summary>The name of a class without its namespace.</summary>
    protected string SimpleName(Type source) => source.Name;

    private TSubscriber[] FindSubscribers(TEvent @event, TClassifier eventClass)
    {
        lock (_classifiers)
        {
            var found = new List<TSubscriber>();
            foreach (var entry in _classifiers)
            {
                if (Classify(@event, entry.Key))
                    AddSubscribers(eventClass, entry.Value, found);
            }
            var subscribers = found.ToArray();
            _subscribersByClass[eventClass] = subscribers;
            return subscribers;
        }
    }

    private static bool Exclude(
        TClassifier classifier, List<Subscription<TSubscriber, TClassifier>> subscriptions, TSubscriber subscriber)
    {
        var found = false;
        foreach (var subscription in subscriptions)
        {
            if (!subscription.Subscriber.Equals(subscriber))
                continue;
            subscription.Unsubscriptions.Add(classifier);
            found = true;
        }
        return found;
    }

    private void AddSubscribers(
        TClassifier eventClass, List<Subscription<TSubscriber, TClassifier>> subscriptions, List<TSubscriber> found)
    {
        foreach (var subscription in subscriptions)
        {
            if (!subscription.Unsubscriptions.Any(not => IsSubClassification(not, eventClass))
                && !found.Contains(subscription.Subscriber))
            {
                found.Add(subscription.Subscriber);
            }
        }
    }

    private void ForgetSubscribers() => _subscribersByClass = new ConcurrentDictionary<TClassifier, TSubscriber[]>();
}
