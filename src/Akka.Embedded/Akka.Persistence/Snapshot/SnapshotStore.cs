using Akka.Actor;
using Akka.Event;
using Akka.Pattern;

namespace Akka.Persistence.Snapshot;

/// <summary>
/// The base of snapshot store plug-ins. Its methods are called one after the other by the store's actor, but their
/// tasks may end in any order. A circuit breaker watches over them.
/// </summary>
public abstract class SnapshotStore : ActorBase
{
    private readonly CircuitBreaker _breaker;
    private readonly bool _publishes;

    /// <summary>Reads the settings that all snapshot stores have.</summary>
    protected SnapshotStore()
    {
        var extension = Persistence.Instance.Apply(Context.System);
        _publishes = extension.PublishesPluginCommands;
        _breaker = PersistencePlugin.CircuitBreakerFor(extension.ConfigFor(Self), Context.System.Scheduler);
    }

    /// <inheritdoc />
    protected sealed override bool Receive(object message) =>
        ReceiveSnapshotStore(message) || ReceivePluginInternal(message);

    /// <summary>The youngest snapshot that matches, or null.</summary>
    /// <param name="persistenceId">Whose snapshot.</param>
    /// <param name="criteria">Which one.</param>
    protected abstract Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria);

    /// <summary>Saves a snapshot.</summary>
    /// <param name="metadata">What it is known by.</param>
    /// <param name="snapshot">The state.</param>
    protected abstract Task SaveAsync(SnapshotMetadata metadata, object snapshot);

    /// <summary>Deletes one snapshot.</summary>
    /// <param name="metadata">
    /// What it is known by; any time matches when the time is <see cref="DateTime.MinValue" />.
    /// </param>
    protected abstract Task DeleteAsync(SnapshotMetadata metadata);

    /// <summary>Deletes all snapshots that match.</summary>
    /// <param name="persistenceId">Whose snapshots.</param>
    /// <param name="criteria">Which ones.</param>
    protected abstract Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria);

    /// <summary>
    /// Handles messages of the plug-in's own. It also sees what saving and deleting came to before the actor that
    /// asked.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected virtual bool ReceivePluginInternal(object message) => false;

    private bool ReceiveSnapshotStore(object message)
    {
        switch (message)
        {
            case LoadSnapshot request:
                _ = AnswerAsync(request, Sender);
                return true;
            case SaveSnapshot request:
                _ = AnswerAsync(request, Self, Sender);
                return true;
            case DeleteSnapshot request:
                _ = AnswerAsync(request, Self, Sender, Context.System.EventStream);
                return true;
            case DeleteSnapshots request:
                _ = AnswerAsync(request, Self, Sender, Context.System.EventStream);
                return true;
            case SaveSnapshotFailure failure:
                _ = RemoveRemainsAsync(failure.Metadata, Context.GetLogger());
                PassOn(message);
                return true;
            case SaveSnapshotSuccess or DeleteSnapshotSuccess or DeleteSnapshotFailure
                or DeleteSnapshotsSuccess or DeleteSnapshotsFailure:
                PassOn(message);
                return true;
            default:
                return false;
        }
    }

    private void PassOn(object outcome)
    {
        try
        {
            ReceivePluginInternal(outcome);
        }
        finally
        {
            Sender.Tell(outcome, Self);
        }
    }

    private async Task AnswerAsync(LoadSnapshot request, IActorRef asker)
    {
        ISnapshotResponse outcome;
        try
        {
            var snapshot = SnapshotSelectionCriteria.None.Equals(request.Criteria)
                ? null
                : await _breaker.WithCircuitBreaker((Store: this, request), static call => call.Store.LoadAsync(
                    call.request.PersistenceId, call.request.Criteria.Limit(call.request.ToSequenceNr)))
                    .ConfigureAwait(false);
            outcome = new LoadSnapshotResult(snapshot, request.ToSequenceNr);
        }
        catch (Exception e)
        {
            outcome = new LoadSnapshotFailed(e);
        }

        asker.Tell(outcome, ActorRefs.NoSender);
    }

    private async Task AnswerAsync(SaveSnapshot request, IActorRef self, IActorRef asker)
    {
        var metadata = request.Metadata;
        if (metadata.Timestamp == DateTime.MinValue)
            metadata = new SnapshotMetadata(
                metadata.PersistenceId, metadata.SequenceNr, TimeProvider.System.GetUtcNow().UtcDateTime);
        ISnapshotResponse outcome;
        try
        {
            await _breaker.WithCircuitBreaker((Store: this, metadata, request.Snapshot), static call =>
                call.Store.SaveAsync(call.metadata, call.Snapshot)).ConfigureAwait(false);
            outcome = new SaveSnapshotSuccess(metadata);
        }
        catch (Exception e)
        {
            outcome = new SaveSnapshotFailure(request.Metadata, e);
        }

        self.Tell(outcome, asker);
    }

    private async Task AnswerAsync(DeleteSnapshot request, IActorRef self, IActorRef asker, EventStream eventStream)
    {
        ISnapshotResponse outcome;
        try
        {
            await _breaker.WithCircuitBreaker((Store: this, request), static call =>
                call.Store.DeleteAsync(call.request.Metadata)).ConfigureAwait(false);
            outcome = new DeleteSnapshotSuccess(request.Metadata);
        }
        catch (Exception e)
        {
            outcome = new DeleteSnapshotFailure(request.Metadata, e);
        }

        self.Tell(outcome, asker);
        if (_publishes) eventStream.Publish(request);
    }

    private async Task AnswerAsync(DeleteSnapshots request, IActorRef self, IActorRef asker, EventStream eventStream)
    {
        ISnapshotResponse outcome;
        try
        {
            await _breaker.WithCircuitBreaker((Store: this, request), static call =>
                call.Store.DeleteAsync(call.request.PersistenceId, call.request.Criteria)).ConfigureAwait(false);
            outcome = new DeleteSnapshotsSuccess(request.Criteria);
        }
        catch (Exception e)
        {
            outcome = new DeleteSnapshotsFailure(request.Criteria, e);
        }

        self.Tell(outcome, asker);
        if (_publishes) eventStream.Publish(request);
    }

    /// <summary>Whatever was written of a snapshot before saving it failed must not be found later.</summary>
    private async Task RemoveRemainsAsync(SnapshotMetadata metadata, ILoggingAdapter log)
    {
        try
        {
            await _breaker.WithCircuitBreaker((Store: this, metadata), static call =>
                call.Store.DeleteAsync(call.metadata)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            log.Warning(e, "What is left of [{0}], which could not be saved, could not be deleted either.", metadata);
        }
    }
}
