namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>What was sent to one session and what was answered, to hold its journal against.</summary>
internal sealed class SessionBook(string id)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Fate> _fates = [];
    private readonly List<(string Snapshot, string? NotBefore, string What)> _answers = [];
    private readonly List<HeldWork> _refused = [];

    private enum Fate
    {
        Unknown,
        Written,
        Refused,
    }

    /// <summary>The session.</summary>
    public string Id { get; } = id;

    /// <summary>The mark of a line that is in the journal for sure.</summary>
    public string? LastWritten { get; private set; }

    /// <summary>The number of the last entry that was acknowledged.</summary>
    public string? LastSeq { get; private set; }

    /// <summary>An event is on its way; it may be written from now on.</summary>
    public void Send(string mark)
    {
        lock (_lock)
            _fates.TryAdd(mark, Fate.Unknown);
    }

    /// <summary>The line with this mark is in the journal.</summary>
    public void Wrote(string mark, string? seq = null)
    {
        lock (_lock)
            (_fates[mark], LastWritten, LastSeq) = (Fate.Written, mark, seq ?? LastSeq);
    }

    /// <summary>The event with this mark was refused, so that nothing of it is written.</summary>
    public void Refuse(string mark)
    {
        lock (_lock)
            _fates[mark] = Fate.Refused;
    }

    /// <summary>A snapshot was answered that shows at least the line of a mark.</summary>
    public void Answer(string snapshot, string? notBefore, string what)
    {
        lock (_lock)
            _answers.Add((snapshot, notBefore, what));
    }

    /// <summary>The reply of one who had the work for sure was refused: it must have been overtaken.</summary>
    public void RefuseHeld(HeldWork work)
    {
        lock (_lock)
            _refused.Add(work);
    }

    /// <summary>Holds a journal against all of it; what was answered is checked once.</summary>
    public void Check(JournalStory story, Findings findings)
    {
        lock (_lock)
        {
            var counts = story.Marks.CountBy(mark => mark).ToDictionary();
            foreach (var (mark, fate) in _fates)
                CheckFate(mark, fate, counts.GetValueOrDefault(mark), findings);
            foreach (var mark in counts.Keys.Where(mark => !_fates.ContainsKey(mark)))
                findings.Add(Id, "no line that nobody sent", $"{mark} is there");
            foreach (var (snapshot, notBefore, what) in _answers)
            {
                var from = notBefore is null ? 0 : story.LineOf(notBefore);
                findings.Expect(
                    story.Shows(snapshot, from), Id, $"{what} to be the replay of its journal from line {from} on",
                    () => $"it was {snapshot} (lines showing it: {story.LineShowing(snapshot, 0)} of {story.Lines})");
            }

            foreach (var work in _refused.Where(work => !story.IsOvertaken(work.Mark)))
                findings.Add(
                    work.Worker, $"its reply to {work.Mark} of {Id} to be taken: it held {work.Lease}", "410 came");
            foreach (var (mark, count) in story.AnswersByWork.Where(answers => answers.Value > 1))
                findings.Add(Id, $"{mark} to be answered once", $"it was answered {count} times");
            _answers.Clear();
            _refused.Clear();
        }
    }

    private void CheckFate(string mark, Fate fate, int count, Findings findings)
    {
        var isRight = fate switch
        {
            Fate.Written => count == 1,
            Fate.Refused => count == 0,
            _ => count <= 1,
        };
        findings.Expect(
            isRight, Id, $"{mark}, which is {fate}, to be there accordingly", () => $"it is there {count} times");
    }
}
