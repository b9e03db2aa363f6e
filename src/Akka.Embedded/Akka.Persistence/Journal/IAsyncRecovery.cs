using Akka.Actor;

namespace Akka.Persistence.Journal;

/// <summary>What a journal does for recovering actors.</summary>
public interface IAsyncRecovery
{
    /// <summary>
    /// Replays events in the order of their sequence numbers; the task ends when all were handed over.
    /// </summary>
    /// <param name="context">The journal's context.</param>
    /// <param name="persistenceId">Whose events.</param>
    /// <param name="fromSequenceNr">The first sequence number.</param>
    /// <param name="toSequenceNr">The last sequence number.</param>
    /// <param name="max">The most events to replay.</param>
    /// <param name="recoveryCallback">Takes the events, one after the other.</param>
    Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max,
        Action<IPersistentRepresentation> recoveryCallback);

    /// <summary>
    /// The highest sequence number ever given to an event of an identity, deleted or not; 0 for none.
    /// </summary>
    /// <param name="persistenceId">Whose events.</param>
    /// <param name="fromSequenceNr">A hint: the search may start here.</param>
    Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr);
}
