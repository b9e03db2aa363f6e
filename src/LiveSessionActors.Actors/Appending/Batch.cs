using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Appending;

/// <summary>The appends that one write carries, and what is known of their entries.</summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<(WaitingAppend Append, JournalEntry Entry)> _appends;
    private readonly Dictionary<JournalEntry, SessionState> _after = [];
    private int _unconfirmed;

    /// <summary>The batch of those appends of a plan that are written, or stand for one that is.</summary>
    public Batch(IReadOnlyList<WaitingAppend> appends, BatchPlan plan, TimeProvider time)
    {
        _appends = [.. appends.Zip(plan.Decisions, Written).OfType<(WaitingAppend, JournalEntry)>()];
        Entries = plan.Entries;
        _unconfirmed = plan.Entries.Count;
        foreach (var append in Appends.Where(append => append.Tries == 0))
            SessionMeasures.QueueTime.Record(time.GetElapsedTime(append.Since).TotalSeconds);
    }

    /// <summary>What is written, in its order.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>Whose appends these are, in their order.</summary>
    public IEnumerable<WaitingAppend> Appends => _appends.Select(append => append.Append);

    /// <summary>The same for another try: to be looked for first if they may be in the journal.</summary>
    public IEnumerable<WaitingAppend> ForAnotherTry(bool written) => _appends.Select(append => append.Append with
    {
        Tries = append.Append.Tries + 1,
        Written = written ? append.Entry : append.Append.Written,
    });

    /// <summary>How often the first of them was tried before.</summary>
    public int Tries => _appends[0].Append.Tries;

    /// <summary>What the journal is told to write.</summary>
    public IEnumerable<PendingEntry> Pending(JournalPosition position) =>
        Entries.Select(entry => new PendingEntry(entry, position));

    /// <summary>Counts the journal's words on single entries; true at the last one.</summary>
    public bool Confirm() => --_unconfirmed == 0;

    /// <summary>Remembers the state after an entry of its own.</summary>
    public void Applied(JournalEntry entry, SessionState after) => _after.Add(entry, after);

    /// <summary>The reply to each append: appended where the state after its entry is known, else refused.</summary>
    public IEnumerable<Answer> Answers(Refusal otherwise) => _appends.Select(append =>
        _after.TryGetValue(append.Entry, out var after)
            ? append.Append.Appended(append.Entry, after)
            : append.Append.Refused(otherwise));

    private static (WaitingAppend, JournalEntry)? Written(WaitingAppend append, AppendDecision decision) =>
        decision switch
        {
            AppendDecision.Write write => (append, write.Entry),
            AppendDecision.SameAs same => (append, same.Entry),
            _ => null,
        };
}
