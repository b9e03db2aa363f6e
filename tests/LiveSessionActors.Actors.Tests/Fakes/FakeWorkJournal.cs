using System.Collections.Immutable;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>The journal plug-in of queues of work: Akka's own in memory, and a script of what it rejects.</summary>
public sealed class FakeWorkJournal : MemoryJournal
{
    private readonly FakeDisk _disk = FakeDisk.For(Context.System);

    /// <inheritdoc/>
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        if (_disk.WorkWriteFailure is { } failure)
            return Task.FromResult<IImmutableList<Exception>>([.. messages.Select(_ => failure)]);
        foreach (var message in messages)
            _disk.WorkWrites.Enqueue(((IEnumerable<IPersistentRepresentation>)message.Payload).Last().Payload);
        return base.WriteMessagesAsync(messages, cancellationToken);
    }
}
