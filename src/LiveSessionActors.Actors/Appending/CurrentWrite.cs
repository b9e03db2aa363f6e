using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Appending;

/// <summary>The one write whose senders are not answered yet, if there is one.</summary>
internal sealed class CurrentWrite
{
    private Batch? _batch;

    /// <summary>Whether the journal has still to say what became of it.</summary>
    public bool IsUnderWay => _batch is not null;

    /// <summary>Begins it; what is persisted.</summary>
    public JournalLine[] Begin(Batch batch)
    {
        _batch = batch;
        return batch.Lines;
    }

    /// <summary>Counts the journal's words on single entries; the whole batch at the last one.</summary>
    public Batch? Confirm() => _batch?.Confirm() == true ? _batch : null;

    /// <summary>The next entry of its own is in the journal.</summary>
    public void Applied(JournalEntry entry, SessionState after) => _batch?.Applied(after);

    /// <summary>
    /// The journal rejected it: what others wrote meanwhile is no reason to refuse it at once. The answers, if it ends.
    /// </summary>
    public IReadOnlyList<Answer> Reject(Exception cause, AppendQueue appends, int triesMax)
    {
        if (cause is not JournalMovedException)
            return End(Refusals.For(cause));
        if (_batch!.Tries + 1 >= triesMax)
            return End(Refusals.WrittenTooFast);

        PutBack(appends, written: false);
        return [];
    }

    /// <summary>It is among lines of others: its appends are to be looked for there.</summary>
    public void Seek(AppendQueue appends) => PutBack(appends, written: true);

    /// <summary>Ends it; the answers, which refuse what was not found in the journal.</summary>
    public IReadOnlyList<Answer> End(Refusal otherwise)
    {
        var answers = _batch?.Answers(otherwise) ?? [];
        _batch = null;
        return answers;
    }

    private void PutBack(AppendQueue appends, bool written)
    {
        appends.PutBack(_batch!.ForAnotherTry(written));
        _batch = null;
    }
}
