using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Plugins;

/// <summary>
/// The journal plug-in: sessions' journals as <c>FORMAT.md</c> describes them. Its events are <see cref="JournalLine"/>s.
/// </summary>
public sealed class JsonlJournal : AsyncWriteJournal
{
    private readonly SessionFiles _files = SessionFiles.For(Context.System);

    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(
        string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) =>
        _files.CountAsync(SessionKey.Parse(persistenceId));

    /// <summary>Unhealthy while sessions take no more appends because a flush failed; the data names them.</summary>
    public override Task<PersistenceHealthCheckResult> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        var refused = _files.Poisoned;
        return Task.FromResult(refused.IsEmpty
            ? new PersistenceHealthCheckResult(PersistenceHealthStatus.Healthy)
            : new PersistenceHealthCheckResult(
                PersistenceHealthStatus.Unhealthy,
                $"{refused.Length} sessions take no more appends, because a flush failed.",
                Data: new Dictionary<string, object>
                {
                    ["sessions"] = refused.Select(key => key.PersistenceId).ToArray(),
                }));
    }

    /// <inheritdoc/>
    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback) => _files.ReplayAsync(
            SessionKey.Parse(persistenceId),
            fromSequenceNr,
            toSequenceNr,
            max,
            line => recoveryCallback(new Persistent(line, line.Number, persistenceId)));

    /// <inheritdoc/>
    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        // Everything is handed over before anything is waited for; a session's writes keep their order.
        var writes = new List<Task<Exception?>>(1);
        foreach (var message in messages)
            writes.Add(Write(message));
        Exception?[]? rejections = null;
        for (var index = 0; index < writes.Count; index++)
        {
            if (await writes[index].ConfigureAwait(false) is { } rejection)
                (rejections ??= new Exception?[writes.Count])[index] = rejection;
        }

        return rejections is null ? null! : ImmutableList.Create<Exception>(rejections!);
    }

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(
        string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        Task.FromException(new NotSupportedException("Journals of live sessions are only appended to."));

    private Task<Exception?> Write(AtomicWrite write)
    {
        var payload = (IImmutableList<IPersistentRepresentation>)write.Payload;
        var entries = new List<JournalEntry>(payload.Count);
        for (var index = 0; index < payload.Count; index++)
        {
            if (payload[index].Payload is not JournalLine { Entry: { } entry })
                return Task.FromResult<Exception?>(NotAnEntry(payload[index].Payload));
            entries.Add(entry);
        }

        try
        {
            return _files.AppendAsync(write.PersistenceId, entries);
        }
        catch (SessionException noSession)
        {
            return Task.FromResult<Exception?>(noSession);
        }
    }

    private static ArgumentException NotAnEntry(object payload) =>
        new($"A journal of live sessions keeps entries, not {payload.GetType()}.");
}
