using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class PastChangesTests : WatchTest
{
    [Fact]
    public async Task Journals_that_changed_by_turns_are_read_once_each()
    {
        var entries = ChangesByTurns(sessions: 100, Some.Line(1, 1), Some.Line(2, 2), Some.Line(3, 3));

        var events = await new PastChanges(await OpenAsync()).ReadAsync(entries);

        Assert.Equal(entries.Select(entry => entry.Cursor), events?.Select(told => told.Cursor));
        Assert.Equal(100, Disk.Looks.Count(position => position.Lines == 0));
    }

    [Fact]
    public async Task How_far_large_journals_have_been_read_is_kept_of_some_only()
    {
        var text = new string('x', 1_000_000);
        var large = $$$"""{"seq":1,"event":{"type":"checkpoint","text":"{{{text}}}"}}""" + "\n";
        var entries = ChangesByTurns(sessions: 20, large, Some.Line(2, 2));

        var events = await new PastChanges(await OpenAsync()).ReadAsync(entries);

        Assert.Equal(40, events?.Count);
        Assert.Equal(40, Disk.Looks.Count(position => position.Lines == 0));
    }

    private List<PastEntry> ChangesByTurns(int sessions, params string[] lines)
    {
        var keys = Enumerable.Range(0, sessions)
            .Select(number => new SessionKey(Some.Workspace, SessionId.Parse($"s{number}"))).ToList();
        foreach (var key in keys)
            Disk.File(key).Append(string.Concat(lines));
        return [.. lines.SelectMany((line, at) => keys.Select(key => Entry(key.Session, at + 1, line)))];
    }

    private static PastEntry Entry(SessionId session, int number, string line)
    {
        var hash = LineHash.Of(JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(line[..^1]), number, true));
        return new PastEntry(new IndexEntry(session, number, hash), $"{session}-{number}");
    }
}
