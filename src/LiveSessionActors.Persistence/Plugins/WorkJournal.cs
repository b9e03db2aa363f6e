using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Akka.Persistence;
using Akka.Persistence.Journal;
using LiveSessionActors.Persistence.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Plugins;

/// <summary>
/// The journal plug-in of queues of work: the file of a workspace's leases, as <c>FORMAT.md</c> describes it. A file that
/// cannot be read is no reason not to hand out work: it counts as empty, and a warning says so.
/// </summary>
public sealed class WorkJournal : AsyncWriteJournal
{
    private readonly SessionFiles _files = SessionFiles.For(Context.System);
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <inheritdoc/>
    public override async Task<long> ReadHighestSequenceNrAsync(
        string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        var lines = await ReadAsync(persistenceId).ConfigureAwait(false);
        return lines.Count == 0 ? 0 : lines[^1].Number;
    }

    /// <inheritdoc/>
    public override async Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        var replayed = 0L;
        foreach (var line in await ReadAsync(persistenceId).ConfigureAwait(false))
        {
            if (line.Payload is WorkEvent && line.Number >= fromSequenceNr && line.Number <= toSequenceNr
                && replayed++ < max)
                recoveryCallback(new Persistent(line.Payload, line.Number, persistenceId));
        }
    }

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        var rejections = ImmutableList.CreateBuilder<Exception>();
        foreach (var message in messages)
            rejections.Add((await WriteAsync(message).ConfigureAwait(false))!);
        return rejections.ToImmutable();
    }

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(
        string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        Task.FromException(new NotSupportedException("A snapshot takes the place of the events before it."));

    private async Task<Exception?> WriteAsync(AtomicWrite write)
    {
        var events = ((IImmutableList<IPersistentRepresentation>)write.Payload)
            .Select(message => (message.SequenceNr, (WorkEvent)message.Payload)).ToList();
        try
        {
            await _files.DoWorkAsync(
                WorkKey.Parse(write.PersistenceId),
                file =>
                {
                    file.Append(events);
                    return true;
                }).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is SessionException or ArgumentException)
        {
            return exception;
        }
    }

    private async Task<IReadOnlyList<WorkLine>> ReadAsync(string persistenceId)
    {
        try
        {
            return await _files.DoWorkAsync(WorkKey.Parse(persistenceId), static file => file.Read())
                .ConfigureAwait(false);
        }
        catch (SessionException exception)
        {
            _log.Warning(exception, "The leases of {PersistenceId} could not be read: its work is all available.", persistenceId);
            return [];
        }
    }
}
