using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Persistence.Journal;

/// <summary>The base of journals.</summary>
public abstract class WriteJournalBase : ActorBase
{
    /// <summary>Picks the atomic writes of a request, without senders: these are not written.</summary>
    /// <param name="resequenceables">What a request contains.</param>
    protected IEnumerable<AtomicWrite> PreparePersistentBatch(IEnumerable<IPersistentEnvelope> resequenceables)
    {
        var writes = new List<AtomicWrite>(1);
        foreach (var envelope in resequenceables)
        {
            if (envelope is AtomicWrite write) writes.Add(WithoutSenders(write));
        }

        return writes;
    }

    private static AtomicWrite WithoutSenders(AtomicWrite write)
    {
        var events = write.Events;
        if (events.Count == 1)
            return events[0].Sender is null ? write : new AtomicWrite(WithoutSender(events[0]));
        if (events.All(e => e.Sender is null)) return write;
        var prepared = ImmutableArray.CreateBuilder<IPersistentRepresentation>(events.Count);
        foreach (var representation in events)
            prepared.Add(WithoutSender(representation));
        return new AtomicWrite(prepared.MoveToImmutable());
    }

    private static IPersistentRepresentation WithoutSender(IPersistentRepresentation representation) =>
        representation.Update(
            representation.SequenceNr, representation.PersistenceId, representation.IsDeleted, ActorRefs.NoSender,
            representation.WriterGuid);
}
