using Akka.Event;

namespace Akka.Persistence;

/// <summary>What a persistent actor logs of failures that its user does not handle.</summary>
internal static class FailureLog
{
    public static void RecoveryFailed(
        ILoggingAdapter log, Exception reason, object message, long lastSequenceNr, string persistenceId)
    {
        if (message is null)
            log.Error(
                reason,
                "Persistence failure when replaying events for persistenceId [{0}]. Last known sequence number [{1}]",
                persistenceId, lastSequenceNr);
        else
            log.Error(
                reason,
                "Exception in ReceiveRecover when replaying event type [{0}] with sequence number [{1}] "
                + "for persistenceId [{2}]",
                message.GetType(), lastSequenceNr, persistenceId);
    }

    public static void PersistFailed(
        ILoggingAdapter log, Exception cause, object @event, long sequenceNr, string persistenceId) =>
        log.Error(
            cause, "Failed to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}].",
            @event?.GetType(), sequenceNr, persistenceId);

    public static void PersistRejected(
        ILoggingAdapter log, Exception cause, object @event, long sequenceNr, string persistenceId) =>
        log.Error(
            cause,
            "Rejected to persist event type [{0}] with sequence number [{1}] for persistenceId [{2}] due to [{3}].",
            @event?.GetType(), sequenceNr, persistenceId, cause.Message);

    public static void Unhandled(ILoggingAdapter log, object message, string persistenceId)
    {
        switch (message)
        {
            case SaveSnapshotFailure failure:
                Warn(log, $"SaveSnapshot given metadata [{failure.Metadata}]", failure.Cause);
                break;
            case DeleteSnapshotFailure failure:
                Warn(log, $"DeleteSnapshot given metadata [{failure.Metadata}]", failure.Cause);
                break;
            case DeleteSnapshotsFailure failure:
                Warn(log, $"DeleteSnapshots given criteria [{failure.Criteria}]", failure.Cause);
                break;
            case DeleteMessagesFailure failure:
                log.Warning(
                    failure.Cause, "Failed to DeleteMessages ToSequenceNr [{0}] for PersistenceId [{1}] due to: {2}",
                    failure.ToSequenceNr, persistenceId, failure.Cause.Message);
                break;
        }
    }

    public static DeleteMessagesFailure TooHigh(long toSequenceNr, long lastSequenceNr) => new(
        new InvalidOperationException(
            $"toSequenceNr [{toSequenceNr}] must be less than or equal to LastSequenceNr [{lastSequenceNr}]"),
        toSequenceNr);

    private static void Warn(ILoggingAdapter log, string what, Exception cause) =>
        log.Warning("Failed to {0} due to: [{1}: {2}]", what, cause, cause.Message);
}
