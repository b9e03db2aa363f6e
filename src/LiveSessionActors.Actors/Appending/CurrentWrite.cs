using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Appending;

/// <summary>The one write whose senders are not answered yet, if there is one.</summary>
internal sealed class CurrentWrite
{
    private Batch? _batch;

    /// <summary>Whether the journal has still to say what became of it.</summary>
    public bool IsUnderWay => _batch is not null && !IsToBeFound;

    /// <summary>Whether it landed behind lines of others, so that a look has to find what became of it.</summary>
    public bool IsToBeFound { get; private set; }

    /// <summary>Begins it; what the journal is told.</summary>
    public IEnumerable<PendingEntry> Begin(Batch batch, JournalPosition position)
    {
        _batch = batch;
        return batch.Pending(position);
    }

    /// <summary>Counts the journal's words on single entries; the whole batch at the last one.</summary>
    public Batch? Confirm() => _batch?.Confirm() == true ? _batch : null;

    /// <summary>An entry is in the journal, and may be one of its own.</summary>
    public void Find(JournalEntry entry, SessionState after) => _batch?.Find(entry, after);

    /// <summary>
    /// The journal rejected it: what others wrote meanwhile is no reason to refuse it at once. The answers, if it ends.
    /// </summary>
    public IReadOnlyList<Answer> Reject(Exception cause, AppendQueue appends, int triesMax)
    {
        if (cause is JournalMovedException { Written: true })
        {
            IsToBeFound = true;
            return [];
        }

        if (cause is not JournalMovedException)
            return End(Refusals.For(cause));

        return _batch!.Tries + 1 >= triesMax ? End(Refusals.WrittenTooFast) : PutBack(appends);
    }

    /// <summary>Ends it; the answers, which refuse what was not found in the journal.</summary>
    public IReadOnlyList<Answer> End(Refusal otherwise)
    {
        Answer[] answers = [.. _batch?.Answers(otherwise) ?? []];
        (_batch, IsToBeFound) = (null, false);
        return answers;
    }

    private Answer[] PutBack(AppendQueue appends)
    {
        appends.PutBack(_batch!.Appends.Select(append => append with { Tries = append.Tries + 1 }));
        (_batch, IsToBeFound) = (null, false);
        return [];
    }
}
