using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>The appends that wait, first come first written; a read can tell which came before it.</summary>
internal sealed class AppendQueue
{
    private readonly LinkedList<WaitingAppend> _waiting = new();

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>How many have left the queue.</summary>
    public long Taken { get; private set; }

    /// <summary>What <see cref="Taken"/> is when all that wait now have left.</summary>
    public long Ticket => Taken + _waiting.Count;

    /// <summary>The commands in their order.</summary>
    public IEnumerable<SessionCommand.AppendEvent> Commands => _waiting.Select(append => append.Command);

    /// <summary>Queues one more.</summary>
    public void Add(WaitingAppend append) => _waiting.AddLast(append);

    /// <summary>Takes the first <paramref name="count"/>.</summary>
    public IReadOnlyList<WaitingAppend> Take(int count)
    {
        var taken = new List<WaitingAppend>(count);
        for (; count > 0; count--, Taken++)
        {
            taken.Add(_waiting.First!.Value);
            _waiting.RemoveFirst();
        }

        return taken;
    }

    /// <summary>Takes them all; the answers that refuse them.</summary>
    public IEnumerable<Answer> RefuseAll(Refusal refusal) =>
        Take(_waiting.Count).Select(append => append.Refused(refusal));

    /// <summary>Puts some back before the others, in their order.</summary>
    public void PutBack(IEnumerable<WaitingAppend> appends)
    {
        foreach (var append in appends.Reverse())
        {
            _waiting.AddFirst(append);
            Taken--;
        }
    }
}
