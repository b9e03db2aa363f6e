using Akka.Actor;

namespace Akka.Persistence;

/// <summary>The representation of an event that persistent actors write.</summary>
/// <param name="payload">The event.</param>
/// <param name="sequenceNr">Its place in the order of the events of its identity.</param>
/// <param name="persistenceId">Whose event it is.</param>
/// <param name="manifest">A hint for deserialising the payload.</param>
/// <param name="isDeleted">Whether it counts as deleted.</param>
/// <param name="sender">Who sent the command that led to it.</param>
/// <param name="writerGuid">Which incarnation of the actor wrote it.</param>
/// <param name="timestamp">When the journal took it.</param>
public class Persistent(
    object payload,
    long sequenceNr = 0L,
    string persistenceId = null,
    string manifest = null,
    bool isDeleted = false,
    IActorRef sender = null,
    string writerGuid = null,
    long timestamp = 0L) : IPersistentRepresentation, IEquatable<IPersistentRepresentation>
{
    /// <summary>Stands for a text that is not given.</summary>
    public static string Undefined { get; } = string.Empty;

    /// <inheritdoc />
    public object Payload { get; } = payload;

    /// <inheritdoc />
    public string Manifest { get; } = manifest ?? Undefined;

    /// <inheritdoc />
    public string PersistenceId { get; } = persistenceId ?? Undefined;

    /// <inheritdoc />
    public long SequenceNr { get; } = sequenceNr;

    /// <inheritdoc />
    public long Timestamp { get; } = timestamp;

    /// <inheritdoc />
    public bool IsDeleted { get; } = isDeleted;

    /// <inheritdoc />
    public IActorRef Sender { get; } = sender;

    /// <inheritdoc />
    public string WriterGuid { get; } = writerGuid ?? Undefined;

    /// <inheritdoc />
    public IPersistentRepresentation WithTimestamp(long newTimestamp) => newTimestamp == Timestamp
        ? this
        : new Persistent(Payload, SequenceNr, PersistenceId, Manifest, IsDeleted, Sender, WriterGuid, newTimestamp);

    /// <inheritdoc />
    public IPersistentRepresentation WithPayload(object payload) =>
        new Persistent(payload, SequenceNr, PersistenceId, Manifest, IsDeleted, Sender, WriterGuid, Timestamp);

    /// <inheritdoc />
    public IPersistentRepresentation WithManifest(string manifest) => manifest == Manifest
        ? this
        : new Persistent(Payload, SequenceNr, PersistenceId, manifest, IsDeleted, Sender, WriterGuid, Timestamp);

    /// <inheritdoc />
    public IPersistentRepresentation Update(
        long sequenceNr, string persistenceId, bool isDeleted, IActorRef sender, string writerGuid) =>
        new Persistent(Payload, sequenceNr, persistenceId, Manifest, isDeleted, sender, writerGuid);

    /// <summary>Whether the other one represents the same event; times are not compared.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(IPersistentRepresentation other) =>
        other is not null && Equals(Payload, other.Payload) && Manifest == other.Manifest
        && PersistenceId == other.PersistenceId && SequenceNr == other.SequenceNr && IsDeleted == other.IsDeleted
        && Equals(Sender, other.Sender) && WriterGuid == other.WriterGuid;

    /// <summary>Whether the other one represents the same event; times are not compared.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Persistent other) => Equals((IPersistentRepresentation)other);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as IPersistentRepresentation);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(Payload, Manifest, PersistenceId, SequenceNr, IsDeleted, Sender, WriterGuid);

    /// <inheritdoc />
    public override string ToString() =>
        $"Persistent<pid: {PersistenceId}, seqNr: {SequenceNr}, deleted: {IsDeleted}, manifest: {Manifest}, "
        + $"sender: {Sender}, payload: {Payload}, writerGuid: {WriterGuid}>";
}
