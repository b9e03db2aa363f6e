using Akka.Actor;

namespace Akka.Persistence;

/// <summary>An event together with what the journal knows it by.</summary>
public interface IPersistentRepresentation
{
    /// <summary>The event.</summary>
    object Payload { get; }

    /// <summary>A hint for deserialising the payload; empty when there is none.</summary>
    string Manifest { get; }

    /// <summary>Whose event it is.</summary>
    string PersistenceId { get; }

    /// <summary>Its place in the order of the events of its identity, counted from 1.</summary>
    long SequenceNr { get; }

    /// <summary>When the journal took it, in a unit of the journal's own.</summary>
    long Timestamp { get; }

    /// <summary>Which incarnation of the actor wrote it.</summary>
    string WriterGuid { get; }

    /// <summary>Whether it counts as deleted; such events are not replayed.</summary>
    bool IsDeleted { get; }

    /// <summary>Who sent the command that led to it.</summary>
    IActorRef Sender { get; }

    /// <summary>A copy with another time.</summary>
    IPersistentRepresentation WithTimestamp(long timestamp);

    /// <summary>A copy with another payload.</summary>
    IPersistentRepresentation WithPayload(object payload);

    /// <summary>A copy with another manifest.</summary>
    IPersistentRepresentation WithManifest(string manifest);

    /// <summary>A copy with another identity and state.</summary>
    IPersistentRepresentation Update(
        long sequenceNr, string persistenceId, bool isDeleted, IActorRef sender, string writerGuid);
}
