using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Persistence;

/// <summary>Events of one identity that a journal writes all or not at all.</summary>
public sealed class AtomicWrite : IPersistentEnvelope
{
    /// <summary>A write of one event.</summary>
    /// <param name="event">The event.</param>
    public AtomicWrite(IPersistentRepresentation @event)
        : this(ImmutableArray.Create(@event))
    {
    }

    /// <summary>A write of several events, without a gap in their sequence numbers.</summary>
    /// <param name="payload">The events, in order.</param>
    /// <exception cref="ArgumentException">There are none, or they belong to several identities.</exception>
    public AtomicWrite(IImmutableList<IPersistentRepresentation> payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.Count == 0)
            throw new ArgumentException("An atomic write needs at least one event.", nameof(payload));
        var first = payload[0];
        for (var i = 1; i < payload.Count; i++)
        {
            if (payload[i].PersistenceId != first.PersistenceId)
                throw new ArgumentException("The events of an atomic write must belong to one identity, but these "
                    + $"belong to {first.PersistenceId} and {payload[i].PersistenceId}.", nameof(payload));
        }

        Events = payload;
        PersistenceId = first.PersistenceId;
        LowestSequenceNr = first.SequenceNr;
        HighestSequenceNr = payload[^1].SequenceNr;
        Size = payload.Count;
    }

    /// <summary>The events: an <see cref="IImmutableList{T}" /> of <see cref="IPersistentRepresentation" />.</summary>
    public object Payload => Events;

    /// <summary>Nobody: each event has a sender of its own.</summary>
    public IActorRef Sender => ActorRefs.NoSender;

    /// <summary>How many events there are.</summary>
    public int Size { get; }

    /// <summary>Whose events they are.</summary>
    public string PersistenceId { get; }

    /// <summary>The first sequence number.</summary>
    public long LowestSequenceNr { get; }

    /// <summary>The last sequence number.</summary>
    public long HighestSequenceNr { get; }

    internal IImmutableList<IPersistentRepresentation> Events { get; }

    /// <summary>Whether the other one writes the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(AtomicWrite other) =>
        other is not null && Equals(Payload, other.Payload) && PersistenceId == other.PersistenceId
        && LowestSequenceNr == other.LowestSequenceNr && HighestSequenceNr == other.HighestSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as AtomicWrite);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Payload, PersistenceId, LowestSequenceNr, HighestSequenceNr);

    /// <inheritdoc />
    public override string ToString() =>
        $"AtomicWrite<pid: {PersistenceId}, lowSeqNr: {LowestSequenceNr}, highSeqNr: {HighestSequenceNr}, "
        + $"size: {Size}, sender: {Sender}>";
}
