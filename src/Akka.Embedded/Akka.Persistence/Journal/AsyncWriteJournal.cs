using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Pattern;

namespace Akka.Persistence.Journal;

/// <summary>
/// The base of journal plug-ins. Its methods are called one after the other by the journal actor, but their tasks may
/// end in any order: actors are answered in the order in which they asked. A circuit breaker watches over all but the
/// replay.
/// </summary>
public abstract class AsyncWriteJournal : WriteJournalBase, IAsyncRecovery
{
    private readonly CircuitBreaker _breaker;
    private readonly ReplayFilterSettings _replayFilter;
    private readonly WriteAnswers _answers;

    /// <summary>Reads the settings that all journals have.</summary>
    protected AsyncWriteJournal()
    {
        var extension = Persistence.Instance.Apply(Context.System);
        var config = extension.ConfigFor(Self);
        CanPublish = extension.PublishesPluginCommands;
        _breaker = PersistencePlugin.CircuitBreakerFor(config, Context.System.Scheduler);
        _replayFilter = new ReplayFilterSettings(config);
        _answers = new WriteAnswers(Self);
    }

    /// <summary>Whether requests are published on the event stream.</summary>
    protected readonly bool CanPublish;

    /// <inheritdoc />
    public abstract Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max,
        Action<IPersistentRepresentation> recoveryCallback);

    /// <inheritdoc />
    public abstract Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr);

    /// <summary>
    /// Writes events, each atomic write whole or not at all. A failed task means that whether they were written is
    /// unknown, which stops the actors. Events that cannot be written for what they are must be rejected instead.
    /// </summary>
    /// <param name="messages">The atomic writes, in order.</param>
    /// <returns>Null when all were written, otherwise one entry for each write: null or why it is rejected.</returns>
    protected abstract Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages);

    /// <summary>Deletes events for good. Their highest sequence number stays known.</summary>
    /// <param name="persistenceId">Whose events.</param>
    /// <param name="toSequenceNr">The last one to delete.</param>
    protected abstract Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr);

    /// <summary>Handles messages of the plug-in's own, such as those it pipes to itself.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected virtual bool ReceivePluginInternal(object message) => false;

    /// <inheritdoc />
    protected sealed override bool Receive(object message) =>
        ReceiveWriteJournal(message) || ReceivePluginInternal(message);

    /// <summary>Handles what every journal is asked.</summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected bool ReceiveWriteJournal(object message)
    {
        switch (message)
        {
            case WriteMessages request:
                _ = WriteAsync(request, _answers.TakeTicket());
                return true;
            case ReplayMessages request:
                var filter = new ReplayFilter(request.PersistentActor, _replayFilter, Context.GetLogger());
                _ = ReplayAsync(request, filter, Context);
                return true;
            case DeleteMessagesTo request:
                _ = DeleteAsync(request, Self, Context.System.EventStream);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The exception within an exception that only wraps it.</summary>
    /// <param name="e">The exception.</param>
    protected static Exception TryUnwrapException(Exception e) =>
        e is AggregateException aggregate && aggregate.Flatten() is { InnerExceptions: [var only] } ? only : e;

    private async Task WriteAsync(WriteMessages request, long ticket)
    {
        var writes = (List<AtomicWrite>)PreparePersistentBatch(request.Messages);
        try
        {
            var rejections = writes.Count == 0
                ? null
                : await _breaker.WithCircuitBreaker((Journal: this, writes), static call =>
                    call.Journal.WriteMessagesAsync(call.writes)).ConfigureAwait(false);
            if (rejections is not null && rejections.Count != writes.Count)
                throw new IllegalStateException(
                    $"WriteMessagesAsync gave {rejections.Count} results for {writes.Count} atomic writes.");
            _answers.Wrote(ticket, request, rejections);
        }
        catch (Exception e)
        {
            _answers.Failed(ticket, request, e, writes.Count);
        }
    }

    private async Task ReplayAsync(ReplayMessages request, ReplayFilter filter, IActorContext context)
    {
        try
        {
            var eventStream = context.System.EventStream;
            var highest = await _breaker.WithCircuitBreaker(
                (Journal: this, request), static call => call.Journal.ReadHighestSequenceNrAsync(
                    call.request.PersistenceId, Math.Max(0L, call.request.FromSequenceNr - 1))).ConfigureAwait(false);
            var to = Math.Min(request.ToSequenceNr, highest);
            if (to > 0 && request.FromSequenceNr <= to)
            {
                await ReplayMessagesAsync(
                    context, request.PersistenceId, request.FromSequenceNr, to, request.Max, representation =>
                    {
                        if (!representation.IsDeleted) filter.Replay(representation);
                    }).ConfigureAwait(false);
            }

            filter.End(new RecoverySuccess(highest));
            if (CanPublish) eventStream.Publish(request);
        }
        catch (OperationCanceledException e)
        {
            filter.End(new ReplayMessagesFailure(new OperationCanceledException("The replay was cancelled.", e)));
        }
        catch (Exception e)
        {
            filter.End(new ReplayMessagesFailure(TryUnwrapException(e)));
        }
    }

    private async Task DeleteAsync(DeleteMessagesTo request, IActorRef self, EventStream eventStream)
    {
        var actor = request.PersistentActor;
        try
        {
            await _breaker.WithCircuitBreaker(
                (Journal: this, request), static call => call.Journal.DeleteMessagesToAsync(
                    call.request.PersistenceId, call.request.ToSequenceNr)).ConfigureAwait(false);
            actor.Tell(new DeleteMessagesSuccess(request.ToSequenceNr), self);
            if (CanPublish) eventStream.Publish(request);
        }
        catch (Exception e)
        {
            actor.Tell(new DeleteMessagesFailure(TryUnwrapException(e), request.ToSequenceNr), self);
        }
    }
}
