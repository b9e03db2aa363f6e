using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Journal;

namespace Akka.Specs.Persistence;

/// <summary>
/// The journal in memory, with faults: an event named "fail" fails its request, "throw" does so at once, "reject" is
/// rejected with the others of its atomic write. Writes can be watched and held back.
/// </summary>
public sealed class ScriptedJournal(Config config) : MemoryJournal
{
    private readonly List<TaskCompletionSource> _held = [];
    private readonly string _name = config.GetString("name", "scripted");
    private IActorRef? _watcher;
    private bool _holds;
    private bool _replaysForEver;
    private Exception? _replayFault;

    public sealed record WatchWrites(bool Hold);

    public sealed record Release(int Write);

    public sealed record FailReplays(Exception Cause);

    public sealed record NeverEndReplays;

    public sealed record WhoAreYou;

    public sealed record Written(string Events, bool HasSender);

    protected override async Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages)
    {
        var writes = messages.ToList();
        var all = writes.SelectMany(EventsOf).ToList();
        if (all.Exists(e => "throw".Equals(e.Payload))) throw new InvalidOperationException("thrown");
        _watcher?.Tell(new Written(
            string.Join("|", writes.Select(w => string.Join(",", EventsOf(w).Select(e => e.Payload)))),
            all.Exists(e => e.Sender is not null)));
        var hold = _holds ? Hold() : Task.CompletedTask;
        var rejections = writes.ConvertAll(w => EventsOf(w).Any(e => "reject".Equals(e.Payload))
            ? new InvalidOperationException("unwanted")
            : null!);
        await base.WriteMessagesAsync(writes.Where((_, index) => rejections[index] is null));
        await hold.ConfigureAwait(false);
        if (all.Exists(e => "fail".Equals(e.Payload))) throw new InvalidOperationException("failed");
        if (all.Exists(e => "miscount".Equals(e.Payload))) return ImmutableList<Exception>.Empty;
        return rejections.Exists(r => r is not null) ? [.. rejections] : null!;
    }

    public override async Task ReplayMessagesAsync(
        IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        await base.ReplayMessagesAsync(context, persistenceId, fromSequenceNr, toSequenceNr, max, recoveryCallback);
        if (_replayFault is not null) throw _replayFault;
        if (_replaysForEver) await new TaskCompletionSource().Task;
    }

    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr) =>
        persistenceId == "undeletable"
            ? Task.FromException(new InvalidOperationException("kept"))
            : base.DeleteMessagesToAsync(persistenceId, toSequenceNr);

    protected override bool ReceivePluginInternal(object message)
    {
        switch (message)
        {
            case WatchWrites watch:
                _watcher = Sender;
                _holds = watch.Hold;
                Sender.Tell("watching");
                return true;
            case Release release:
                _held[release.Write].SetResult();
                return true;
            case FailReplays fail:
                _replayFault = fail.Cause;
                return true;
            case NeverEndReplays:
                _replaysForEver = true;
                return true;
            case WhoAreYou:
                Sender.Tell(_name);
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<IPersistentRepresentation> EventsOf(AtomicWrite write) =>
        (IEnumerable<IPersistentRepresentation>)write.Payload;

    private Task Hold()
    {
        // What follows runs within Release, so that writes end in the order in which they are released.
        var gate = new TaskCompletionSource();
        _held.Add(gate);
        return gate.Task;
    }
}
