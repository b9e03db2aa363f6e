using Akka.Actor;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>One event of a replay.</summary>
public sealed class ReplayedMessage(IPersistentRepresentation persistent)
    : IJournalResponse, IDeadLetterSuppression, INoSerializationVerificationNeeded, IEquatable<ReplayedMessage>
{
    /// <summary>The event.</summary>
    public IPersistentRepresentation Persistent { get; } = persistent;

    /// <inheritdoc />
    public bool Equals(ReplayedMessage other) => other is not null && Equals(Persistent, other.Persistent);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as ReplayedMessage);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Persistent);

    /// <inheritdoc />
    public override string ToString() => $"ReplayedMessage<message: {Persistent}>";
}

/// <summary>The end of a replay.</summary>
public sealed class RecoverySuccess(long highestSequenceNr)
    : IJournalResponse, IDeadLetterSuppression, IEquatable<RecoverySuccess>
{
    /// <summary>The highest sequence number ever given to an event of this identity.</summary>
    public long HighestSequenceNr { get; } = highestSequenceNr;

    /// <inheritdoc />
    public bool Equals(RecoverySuccess other) => other is not null && HighestSequenceNr == other.HighestSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as RecoverySuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(HighestSequenceNr);

    /// <inheritdoc />
    public override string ToString() => $"RecoverySuccess<highestSequenceNr: {HighestSequenceNr}>";
}

/// <summary>A replay failed; the actor stops.</summary>
public sealed class ReplayMessagesFailure(Exception cause)
    : IJournalResponse, IDeadLetterSuppression, IEquatable<ReplayMessagesFailure>
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause ?? throw new ArgumentNullException(nameof(cause));

    /// <inheritdoc />
    public bool Equals(ReplayMessagesFailure other) => other is not null && Equals(Cause, other.Cause);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as ReplayMessagesFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Cause);

    /// <inheritdoc />
    public override string ToString() => $"ReplayMessagesFailure<cause: {Cause}>";
}
