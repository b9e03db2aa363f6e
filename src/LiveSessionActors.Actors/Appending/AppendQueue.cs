using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>
/// The appends that wait, first come first written; a read can tell which came before it. Those that may be in the
/// journal already stand before all others, and leave when their line is read.
/// </summary>
internal sealed class AppendQueue
{
    private readonly LinkedList<WaitingAppend> _waiting = new();
    private readonly List<Answer> _found = [];

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>How many bytes their events are.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many have left the queue.</summary>
    public long Taken { get; private set; }

    /// <summary>What <see cref="Taken"/> is when all that wait now have left.</summary>
    public long Ticket => Taken + _waiting.Count;

    /// <summary>The commands in their order.</summary>
    public IEnumerable<SessionCommand.AppendEvent> Commands => _waiting.Select(append => append.Command);

    /// <summary>Queues one more.</summary>
    public void Add(WaitingAppend append)
    {
        _waiting.AddLast(append);
        Bytes += append.Command.Event.Bytes;
    }

    /// <summary>Takes the first <paramref name="count"/>.</summary>
    public IReadOnlyList<WaitingAppend> Take(int count)
    {
        var taken = new List<WaitingAppend>(count);
        for (; count > 0; count--, Taken++)
        {
            taken.Add(_waiting.First!.Value);
            Remove(_waiting.First);
        }

        return taken;
    }

    /// <summary>Takes them all; the answers that refuse them, and those to the ones that were found.</summary>
    public IEnumerable<Answer> RefuseAll(Refusal refusal) =>
        [.. TakeFound(), .. Take(_waiting.Count).Select(append => append.Abandoned(refusal))];

    /// <summary>Puts some back before the others, in their order.</summary>
    public void PutBack(IEnumerable<WaitingAppend> appends)
    {
        foreach (var append in appends.Reverse())
        {
            _waiting.AddFirst(append);
            Bytes += append.Command.Event.Bytes;
            Taken--;
        }
    }

    /// <summary>A line was read, and what the session was right after it: its appends have been made.</summary>
    public void Find(JournalEntry read, SessionState after)
    {
        for (var node = _waiting.First; node?.Value.Written is { } written;)
        {
            var (append, next) = (node.Value, node.Next);
            if (read.Text.Span.SequenceEqual(written.Text.Span))
            {
                _found.Add(append.Appended(read, after));
                Remove(node);
                Taken++;
            }

            node = next;
        }
    }

    /// <summary>
    /// The journal was read to its end: the answers to those whose line was found, and to those that are not written
    /// again although it was not, because the journal is another one or they were tried too often.
    /// </summary>
    public IReadOnlyList<Answer> EndSearch(bool replaced, int triesMax)
    {
        if (_waiting.First?.Value.Written is null)
            return TakeFound();
        var lost = _waiting.TakeWhile(append => append.Written is not null && (replaced || append.Tries >= triesMax));
        var refusal = replaced ? Refusals.ReplacedMeanwhile : Refusals.WrittenTooFast;
        return [.. TakeFound(), .. Take(lost.Count()).Select(append => append.Refused(refusal))];
    }

    private void Remove(LinkedListNode<WaitingAppend> append)
    {
        Bytes -= append.Value.Command.Event.Bytes;
        _waiting.Remove(append);
    }

    private Answer[] TakeFound()
    {
        Answer[] found = [.. _found];
        _found.Clear();
        return found;
    }
}
