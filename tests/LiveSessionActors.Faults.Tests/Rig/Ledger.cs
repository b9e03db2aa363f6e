namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>Remembers which events were acknowledged, and which got no answer, to hold a journal against.</summary>
internal sealed class Ledger
{
    private readonly Lock _writing = new();
    private readonly HashSet<string> _acknowledged = [];
    private readonly HashSet<string> _unknown = [];

    /// <summary>How many events were acknowledged.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_writing)
                return _acknowledged.Count;
        }
    }

    /// <summary>Sends an event and notes what became of it. Null when there was no answer.</summary>
    public async Task<BridgeAnswer?> AppendAsync(
        Bridge bridge, string mark, string session = "s", string? key = null, int padding = 0)
    {
        BridgeAnswer? answer = null;
        try
        {
            answer = await bridge.AppendAsync(Some.Event(mark, session, padding), key);
        }
        catch (HttpRequestException)
        {
            // The daemon died before it answered.
        }

        lock (_writing)
        {
            if (answer?.Status == 200)
            {
                _acknowledged.Add(mark);
                _unknown.Remove(mark);
            }
            else if (answer is null or { Status: >= 500 })
                _unknown.Add(mark);
        }

        return answer;
    }

    /// <summary>What a journal lacks of what was acknowledged, and what it has more than once.</summary>
    public (int Lost, int Duplicated) Compare(IEnumerable<string> marks)
    {
        var found = marks.CountBy(mark => mark).ToDictionary();
        lock (_writing)
        {
            var lost = _acknowledged.Count(mark => !found.ContainsKey(mark));
            var duplicated = _acknowledged.Concat(_unknown).Count(mark => found.GetValueOrDefault(mark) > 1);
            return (lost, duplicated);
        }
    }

    /// <summary>Fails unless every acknowledged event is there once, and every other one at most once.</summary>
    public void ShouldMatch(params Journal[] journals) =>
        Assert.Equal((0, 0), Compare(journals.SelectMany(journal => journal.Marks)));
}
