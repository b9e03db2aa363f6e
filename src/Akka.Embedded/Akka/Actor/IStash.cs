namespace Akka.Actor;

/// <summary>Messages that an actor has put aside for later.</summary>
public interface IStash
{
    /// <summary>How many messages are put aside.</summary>
    int Count { get; }

    /// <summary>Whether none is.</summary>
    bool IsEmpty { get; }

    /// <summary>Whether one is.</summary>
    bool NonEmpty { get; }

    /// <summary>Whether no more can be.</summary>
    bool IsFull { get; }

    /// <summary>How many can be; -1 is no limit.</summary>
    int Capacity { get; }

    /// <summary>Puts the current message aside.</summary>
    void Stash();

    /// <summary>Puts the oldest message back at the front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back at the front of the mailbox, in the order they came.</summary>
    void UnstashAll();

    /// <summary>Puts those messages back at the front of the mailbox that fit, and drops the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Takes all messages out.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages aside as if they had come before all others.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}
