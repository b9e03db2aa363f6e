using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A <see cref="WriteMessages" /> was carried out; the answers for its events follow.</summary>
public sealed class WriteMessagesSuccessful : IJournalResponse
{
    private WriteMessagesSuccessful()
    {
    }

    /// <summary>The only instance.</summary>
    public static WriteMessagesSuccessful Instance { get; } = new();
}

/// <summary>A <see cref="WriteMessages" /> failed; the answers for its events follow.</summary>
public sealed class WriteMessagesFailed(Exception cause, int writeCount)
    : IJournalResponse, IEquatable<WriteMessagesFailed>
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause ?? throw new ArgumentNullException(nameof(cause));

    /// <summary>How many atomic writes the request had.</summary>
    public int WriteCount { get; } = writeCount;

    /// <inheritdoc />
    public bool Equals(WriteMessagesFailed other) =>
        other is not null && Equals(Cause, other.Cause) && WriteCount == other.WriteCount;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as WriteMessagesFailed);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Cause, WriteCount);

    /// <inheritdoc />
    public override string ToString() => $"WriteMessagesFailed<cause: {Cause}>";
}

/// <summary>An event was written.</summary>
public sealed class WriteMessageSuccess(IPersistentRepresentation persistent, int actorInstanceId)
    : IJournalResponse, IEquatable<WriteMessageSuccess>
{
    /// <summary>The event.</summary>
    public IPersistentRepresentation Persistent { get; } = persistent;

    /// <summary>Which incarnation of the actor asked; answers to an earlier one are ignored.</summary>
    public int ActorInstanceId { get; } = actorInstanceId;

    /// <inheritdoc />
    public bool Equals(WriteMessageSuccess other) =>
        other is not null && Equals(Persistent, other.Persistent) && ActorInstanceId == other.ActorInstanceId;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as WriteMessageSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Persistent, ActorInstanceId);

    /// <inheritdoc />
    public override string ToString() =>
        $"WriteMessageSuccess<actorInstanceId: {ActorInstanceId}, message: {Persistent}>";
}

/// <summary>The journal refused an event, which was not written; the actor goes on.</summary>
public sealed class WriteMessageRejected(IPersistentRepresentation persistent, Exception cause, int actorInstanceId)
    : IJournalResponse, INoSerializationVerificationNeeded, IEquatable<WriteMessageRejected>
{
    /// <summary>The event.</summary>
    public IPersistentRepresentation Persistent { get; } = persistent;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause ?? throw new ArgumentNullException(nameof(cause));

    /// <summary>Which incarnation of the actor asked; answers to an earlier one are ignored.</summary>
    public int ActorInstanceId { get; } = actorInstanceId;

    /// <inheritdoc />
    public bool Equals(WriteMessageRejected other) =>
        other is not null && Equals(Persistent, other.Persistent) && Equals(Cause, other.Cause)
        && ActorInstanceId == other.ActorInstanceId;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as WriteMessageRejected);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Persistent, Cause, ActorInstanceId);

    /// <inheritdoc />
    public override string ToString() =>
        $"WriteMessageRejected<actorInstanceId: {ActorInstanceId}, message: {Persistent}, cause: {Cause}>";
}

/// <summary>Writing failed, so whether the event was written is unknown; the actor stops.</summary>
public sealed class WriteMessageFailure(IPersistentRepresentation persistent, Exception cause, int actorInstanceId)
    : IJournalResponse, INoSerializationVerificationNeeded, IEquatable<WriteMessageFailure>
{
    /// <summary>The event.</summary>
    public IPersistentRepresentation Persistent { get; } = persistent;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause ?? throw new ArgumentNullException(nameof(cause));

    /// <summary>Which incarnation of the actor asked; answers to an earlier one are ignored.</summary>
    public int ActorInstanceId { get; } = actorInstanceId;

    /// <inheritdoc />
    public bool Equals(WriteMessageFailure other) =>
        other is not null && Equals(Persistent, other.Persistent) && Equals(Cause, other.Cause)
        && ActorInstanceId == other.ActorInstanceId;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as WriteMessageFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Persistent, Cause, ActorInstanceId);

    /// <inheritdoc />
    public override string ToString() =>
        $"WriteMessageFailure<actorInstanceId: {ActorInstanceId}, message: {Persistent}, cause: {Cause}>";
}

/// <summary>A deferred message comes back in its place among the written events.</summary>
public sealed class LoopMessageSuccess(object message, int actorInstanceId)
    : IJournalResponse, INoSerializationVerificationNeeded, IEquatable<LoopMessageSuccess>
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>Which incarnation of the actor asked; answers to an earlier one are ignored.</summary>
    public int ActorInstanceId { get; } = actorInstanceId;

    /// <inheritdoc />
    public bool Equals(LoopMessageSuccess other) =>
        other is not null && Equals(Message, other.Message) && ActorInstanceId == other.ActorInstanceId;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as LoopMessageSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Message, ActorInstanceId);

    /// <inheritdoc />
    public override string ToString() =>
        $"LoopMessageSuccess<actorInstanceId: {ActorInstanceId}, message: {Message}>";
}
