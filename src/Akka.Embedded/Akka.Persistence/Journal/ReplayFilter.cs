using Akka.Actor;
using Akka.Event;
using Akka.Pattern;

namespace Akka.Persistence.Journal;

/// <summary>
/// Passes one replay on. It holds the last events back to see whether a newer writer gave the same sequence numbers
/// again, which happens when two actors with one identity ran at the same time.
/// </summary>
internal sealed class ReplayFilter(IActorRef actor, ReplayFilterSettings settings, ILoggingAdapter log)
{
    private readonly LinkedList<ReplayedMessage> _window = new();
    private readonly Queue<string> _oldWriters = new();
    private string _writer = string.Empty;
    private long _sequenceNr = -1;
    private bool _failed;

    public void Replay(IPersistentRepresentation representation)
    {
        if (_failed) return;
        if (settings.LogsEvents) log.Debug("Replay: {0}", representation);
        var message = new ReplayedMessage(representation);
        if (settings.Mode == ReplayFilterMode.Disabled)
        {
            actor.Tell(message, ActorRefs.NoSender);
            return;
        }

        if (_window.Count == settings.WindowSize) SendFirst();
        if (IsInOrder(representation) || KeepAnyway(Describe(representation))) _window.AddLast(message);
    }

    public void End(IJournalResponse outcome)
    {
        if (_failed) return;
        if (settings.LogsEvents) log.Debug("Replay completed: {0}", outcome);
        while (_window.Count > 0)
            SendFirst();
        actor.Tell(outcome, ActorRefs.NoSender);
    }

    private bool IsInOrder(IPersistentRepresentation representation)
    {
        if (representation.WriterGuid == _writer)
        {
            if (representation.SequenceNr < _sequenceNr) return false;
        }
        else
        {
            if (_oldWriters.Contains(representation.WriterGuid)) return false;
            ReplaceWriter(representation);
        }

        _sequenceNr = representation.SequenceNr;
        return !_failed;
    }

    private void ReplaceWriter(IPersistentRepresentation representation)
    {
        if (_writer.Length > 0) _oldWriters.Enqueue(_writer);
        if (_oldWriters.Count > settings.MaxOldWriters) _oldWriters.Dequeue();
        _writer = representation.WriterGuid;
        for (var node = _window.First; node is not null && !_failed;)
        {
            var next = node.Next;
            var old = node.Value.Persistent;
            if (old.SequenceNr >= representation.SequenceNr && !KeepAnyway(Describe(old))) _window.Remove(node);
            node = next;
        }
    }

    private string Describe(IPersistentRepresentation representation) =>
        $"Invalid replayed event [sequenceNr={representation.SequenceNr}, writerUUID={representation.WriterGuid}] of "
        + $"[{representation.PersistenceId}]: writer [{_writer}], last at sequenceNr [{_sequenceNr}], has overtaken "
        + "it. Perhaps two actors with this persistenceId were running.";

    private bool KeepAnyway(string issue)
    {
        if (_failed) return false;
        if (settings.Mode != ReplayFilterMode.Fail)
        {
            log.Warning(issue);
            return settings.Mode == ReplayFilterMode.Warn;
        }

        log.Error(issue);
        _failed = true;
        _window.Clear();
        actor.Tell(new ReplayMessagesFailure(new IllegalStateException(issue)), ActorRefs.NoSender);
        return false;
    }

    private void SendFirst()
    {
        actor.Tell(_window.First.Value, ActorRefs.NoSender);
        _window.RemoveFirst();
    }
}
