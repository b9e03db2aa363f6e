using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Appending;

/// <summary>The appends that one write carries, and what is known of their entries.</summary>
internal sealed class Batch
{
    private readonly List<(WaitingAppend Append, int Entry)> _appends;
    private readonly List<SessionState> _after;
    private int _unconfirmed;

    /// <summary>The batch of those appends of a plan that are written, or stand for one that is.</summary>
    public Batch(IReadOnlyList<WaitingAppend> appends, BatchPlan plan, int firstLine, TimeProvider time)
    {
        Entries = plan.Entries;
        Lines = new JournalLine[plan.Entries.Count];
        for (var index = 0; index < Lines.Length; index++)
            Lines[index] = JournalLine.Of(plan.Entries[index], firstLine + index);
        _unconfirmed = plan.Entries.Count;
        (_appends, _after) = (new(appends.Count), new(plan.Entries.Count));
        for (int index = 0, written = 0; index < appends.Count; index++)
        {
            if (plan.Decisions[index] is AppendDecision.Write)
                Add(appends[index], written++, time);
            else if (plan.Decisions[index] is AppendDecision.SameAs same)
                Add(appends[index], plan.Entries.TakeWhile(entry => entry != same.Entry).Count(), time);
        }
    }

    /// <summary>What is written, in its order.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>The same for another try: to be looked for first if they may be in the journal.</summary>
    public IEnumerable<WaitingAppend> ForAnotherTry(bool written) => _appends.Select(append => append.Append with
    {
        Tries = append.Append.Tries + 1,
        Written = written ? Entries[append.Entry] : append.Append.Written,
    });

    /// <summary>How often the first of them was tried before.</summary>
    public int Tries => _appends[0].Append.Tries;

    /// <summary>The same as the lines of the journal that they are to be.</summary>
    public JournalLine[] Lines { get; }

    /// <summary>Counts the journal's words on single entries; true at the last one.</summary>
    public bool Confirm() => --_unconfirmed == 0;

    /// <summary>Remembers the state after the next of its entries.</summary>
    public void Applied(SessionState after) => _after.Add(after);

    /// <summary>The reply to each append: appended where the state after its entry is known, else refused.</summary>
    public Answer[] Answers(Refusal otherwise)
    {
        var answers = new Answer[_appends.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            var (append, entry) = _appends[index];
            answers[index] = entry < _after.Count
                ? append.Appended(Entries[entry], _after[entry])
                : append.Refused(otherwise);
        }

        return answers;
    }

    private void Add(WaitingAppend append, int entry, TimeProvider time)
    {
        _appends.Add((append, entry));
        if (append.Tries == 0)
            SessionMeasures.QueueTime.Record(time.GetElapsedTime(append.Since).TotalSeconds);
    }
}
