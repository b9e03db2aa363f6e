using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// What one watcher heard: of each session every line once and in order, or how it stood after a reset and what came
/// behind that.
/// </summary>
internal sealed class WatchedStory(string who)
{
    private readonly List<(string Session, string Snapshot)?> _heard = [];
    private readonly Dictionary<string, Place> _places = [];
    private readonly List<Dictionary<string, string>> _resets = [];
    private Place _first = new(0, IsExact: true);

    /// <summary>Notes what was told.</summary>
    public void Hear(WatchReader.Told told)
    {
        if (told.Name == "appended")
            _heard.Add((told.Data.GetProperty("id").GetString()!, told.Data.GetProperty("snapshot").GetRawText()));
        if (told.Name != "reset")
            return;

        _heard.Add(null);
        _resets.Add(told.Data.GetProperty("snapshots").EnumerateArray().ToDictionary(
            snapshot => snapshot.GetProperty("id").GetString()!, snapshot => snapshot.GetRawText()));
    }

    /// <summary>Holds what was heard since the last time against the journals; it has caught up with them.</summary>
    public void Check(IReadOnlyDictionary<string, JournalStory> stories, Findings findings)
    {
        var resets = new Queue<Dictionary<string, string>>(_resets);
        foreach (var heard in _heard)
        {
            if (heard is var (session, snapshot))
                CheckTold(session, snapshot, stories[session], findings);
            else
                CheckReset(resets.Dequeue(), stories, findings);
        }

        _heard.Clear();
        _resets.Clear();
        foreach (var (session, story) in stories)
            CheckEnd(session, story, findings);
    }

    private void CheckTold(string session, string snapshot, JournalStory story, Findings findings)
    {
        var place = PlaceOf(session);
        var next = place.IsExact ? place.Line + 1 : story.LineShowing(snapshot, place.Line + 1);
        if (next >= 1 && next <= story.Lines && story[next].Snapshot == snapshot)
        {
            _places[session] = new Place(next, IsExact: true);
            return;
        }

        var came = story.LineShowing(snapshot, 1);
        findings.Add(who, $"line {place.Line + 1} of {session} next", $"line {came} was told, with {snapshot}");
        _places[session] = new Place(came < 0 ? place.Line : came, came >= 0);
    }

    private void CheckReset(
        Dictionary<string, string> snapshots, IReadOnlyDictionary<string, JournalStory> stories, Findings findings)
    {
        _first = _first with { IsExact = false };
        foreach (var session in _places.Keys.ToList())
            _places[session] = _places[session] with { IsExact = false };
        foreach (var (session, snapshot) in snapshots)
        {
            var line = stories[session].LineShowing(snapshot, PlaceOf(session).Line);
            findings.Expect(
                line >= 0, who, $"a reset to how {session} stands", () => $"it was told that it is {snapshot}");
            if (line >= 0)
                _places[session] = new Place(line, IsExact: true);
        }
    }

    // A reset leaves out what is over.
    private void CheckEnd(string session, JournalStory story, Findings findings)
    {
        var place = PlaceOf(session);
        findings.Expect(
            place.IsExact ? place.Line == story.Lines : story.IsOver || story.Lines == 0,
            who, $"all {story.Lines} lines of {session}",
            () => $"line {place.Line} was the last that it was told");
        _places[session] = new Place(story.Lines, IsExact: true);
    }

    private Place PlaceOf(string session) => _places.GetValueOrDefault(session, _first);

    private readonly record struct Place(int Line, bool IsExact);
}
