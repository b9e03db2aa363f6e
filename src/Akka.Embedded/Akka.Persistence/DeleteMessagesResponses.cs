using Akka.Actor;

namespace Akka.Persistence;

/// <summary>The events up to a sequence number were deleted.</summary>
public sealed class DeleteMessagesSuccess(long toSequenceNr) : IEquatable<DeleteMessagesSuccess>
{
    /// <summary>The last sequence number deleted.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <inheritdoc />
    public bool Equals(DeleteMessagesSuccess other) => other is not null && ToSequenceNr == other.ToSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteMessagesSuccess);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ToSequenceNr);

    /// <inheritdoc />
    public override string ToString() => $"DeleteMessagesSuccess<toSequenceNr: {ToSequenceNr}>";
}

/// <summary>Events could not be deleted.</summary>
public sealed class DeleteMessagesFailure(Exception cause, long toSequenceNr)
    : INoSerializationVerificationNeeded, IEquatable<DeleteMessagesFailure>
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause ?? throw new ArgumentNullException(nameof(cause));

    /// <summary>The last sequence number that was to be deleted.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <inheritdoc />
    public bool Equals(DeleteMessagesFailure other) =>
        other is not null && Equals(Cause, other.Cause) && ToSequenceNr == other.ToSequenceNr;

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeleteMessagesFailure);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Cause, ToSequenceNr);

    /// <inheritdoc />
    public override string ToString() => $"DeleteMessagesFailure<cause: {Cause}, toSequenceNr: {ToSequenceNr}>";
}
