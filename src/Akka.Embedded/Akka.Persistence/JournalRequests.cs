using Akka.Actor;

namespace Akka.Persistence;

/// <summary>Asks a journal to write; answered by one message for the request and one for each of its events.</summary>
public sealed class WriteMessages(
    IEnumerable<IPersistentEnvelope> messages, IActorRef persistentActor, int actorInstanceId)
    : IJournalRequest, IEquatable<WriteMessages>
{
    /// <summary>What to write, in order.</summary>
    public IEnumerable<IPersistentEnvelope> Messages { get; } = messages;

    /// <summary>Who is answered.</summary>
    public IActorRef PersistentActor { get; } = persistentActor;

    /// <summary>Which incarnation of the actor asked; answers to an earlier one are ignored.</summary>
    public int ActorInstanceId { get; } = actorInstanceId;

    /// <inheritdoc />
    public bool Equals(WriteMessages other) =>
        other is not null && Equals(Messages, other.Messages) && Equals(PersistentActor, other.PersistentActor)
        && ActorInstanceId == other.ActorInstanceId;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as WriteMessages);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Messages, PersistentActor, ActorInstanceId);

    /// <inheritdoc />
    public override string ToString() =>
        $"WriteMessages<actorInstanceId: {ActorInstanceId}, actor: {PersistentActor}>";
}

/// <summary>
/// Asks a journal to replay events: a <see cref="ReplayedMessage" /> each, then a <see cref="RecoverySuccess" />.
/// </summary>
public sealed class ReplayMessages(
    long fromSequenceNr, long toSequenceNr, long max, string persistenceId, IActorRef persistentActor)
    : IJournalRequest, IEquatable<ReplayMessages>
{
    /// <summary>The first sequence number.</summary>
    public long FromSequenceNr { get; } = fromSequenceNr;

    /// <summary>The last sequence number.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>The most events to replay.</summary>
    public long Max { get; } = max;

    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>Who is answered.</summary>
    public IActorRef PersistentActor { get; } = persistentActor;

    /// <inheritdoc />
    public bool Equals(ReplayMessages other) =>
        other is not null && FromSequenceNr == other.FromSequenceNr && ToSequenceNr == other.ToSequenceNr
        && Max == other.Max && PersistenceId == other.PersistenceId && Equals(PersistentActor, other.PersistentActor);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as ReplayMessages);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(FromSequenceNr, ToSequenceNr, Max, PersistenceId, PersistentActor);

    /// <inheritdoc />
    public override string ToString() =>
        $"ReplayMessages<fromSequenceNr: {FromSequenceNr}, toSequenceNr: {ToSequenceNr}, max: {Max}, "
        + $"persistenceId: {PersistenceId}>";
}

/// <summary>Asks a journal to delete the events up to a sequence number, that one included.</summary>
public sealed class DeleteMessagesTo(string persistenceId, long toSequenceNr, IActorRef persistentActor)
    : IJournalRequest, IEquatable<DeleteMessagesTo>
{
    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } =
        string.IsNullOrEmpty(persistenceId) ? throw new ArgumentNullException(nameof(persistenceId)) : persistenceId;

    /// <summary>The last sequence number to delete.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>Who is answered.</summary>
    public IActorRef PersistentActor { get; } = persistentActor;

    /// <inheritdoc />
    public bool Equals(DeleteMessagesTo other) =>
        other is not null && PersistenceId == other.PersistenceId && ToSequenceNr == other.ToSequenceNr
        && Equals(PersistentActor, other.PersistentActor);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteMessagesTo);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(PersistenceId, ToSequenceNr, PersistentActor);

    /// <inheritdoc />
    public override string ToString() =>
        $"DeleteMessagesTo<pid: {PersistenceId}, seqNr: {ToSequenceNr}, persistentActor: {PersistentActor}>";
}
