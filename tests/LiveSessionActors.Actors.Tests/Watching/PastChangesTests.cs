using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class PastChangesTests : WatchTest
{
    private const int AtOnce = 1000;

    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Watch = Some.Settings.Watch with { UnreadEventsMax = 4 * AtOnce, UnreadBytesMax = long.MaxValue },
    };

    [Fact]
    public async Task Journals_that_changed_by_turns_are_read_once_each()
    {
        var entries = ChangesByTurns(sessions: 100, Some.Line(1, 1), Some.Line(2, 2), Some.Line(3, 3));

        var read = await new PastChanges(await OpenAsync()).ReadAsync(Past(entries, readers: 1));

        Assert.Equal(entries.Select(entry => entry.Cursor), read.Events?.Select(told => told.Cursor));
        Assert.Equal(300, read.Position);
        Assert.Equal(100, Disk.Looks.Count(position => position.Lines == 0));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(100, 40)]
    public async Task What_is_kept_of_journals_is_a_reader_s_part_of_what_all_may_take(int readers, int fromTheStart)
    {
        var entries = ChangesByTurns(sessions: 20, Large(100_000), Some.Line(2, 2));

        var read = await new PastChanges(await OpenAsync()).ReadAsync(Past(entries, readers));

        Assert.Equal(40, read.Events?.Count);
        Assert.Equal(fromTheStart, Disk.Looks.Count(position => position.Lines == 0));
    }

    [Fact]
    public async Task Of_large_sessions_some_only_are_kept_for_the_only_reader()
    {
        var entries = ChangesByTurns(sessions: 20, Large(1_000_000), Some.Line(2, 2));

        await new PastChanges(await OpenAsync()).ReadAsync(Past(entries, readers: 1));

        Assert.Equal(40, Disk.Looks.Count(position => position.Lines == 0));
    }

    [Fact]
    public async Task No_more_events_are_read_at_once_than_are_told_at_once()
    {
        var entries = ChangesByTurns(sessions: AtOnce - 1, Some.Line(1, 1), Some.Line(2, 2));

        var read = await new PastChanges(await OpenAsync()).ReadAsync(Past(entries, readers: 1));

        Assert.Equal((AtOnce, AtOnce), (read.Events?.Count, read.Position));
    }

    [Fact]
    public async Task Lines_that_were_told_are_kept_no_longer()
    {
        File.Append(string.Concat(Enumerable.Range(1, 10).Select(number => Unseen(number, 100_000))));
        var replay = new JournalReplay(await OpenAsync(), Some.Session);

        await replay.GoToAsync(1);
        Assert.InRange(replay.Bytes, 900_000, 1_000_000);
        await replay.GoToAsync(10);
        Assert.InRange(replay.Bytes, 1, 10_000);
    }

    // What the session shows is large, then.
    private static string Large(int length) =>
        Line(1, $$"""{"paramValues":{"text":"{{new string('x', length)}}" } }""");

    // The line is large, and the session is not.
    private static string Unseen(int seq, int length) => Line(seq, $$"""{"text":"{{new string('x', length)}}"}""");

    private static string Line(int seq, string fields) =>
        $$$"""{"seq":{{{seq}}},"event":{"type":"checkpoint",{{{fields[1..]}}}}""" + "\n";

    private List<PastEntry> ChangesByTurns(int sessions, params string[] lines)
    {
        var keys = Enumerable.Range(0, sessions)
            .Select(number => new SessionKey(Some.Workspace, SessionId.Parse($"s{number}"))).ToList();
        foreach (var key in keys)
            Disk.File(key).Append(string.Concat(lines));
        return [.. lines
            .SelectMany((line, at) => keys.Select(key => (key.Session, Number: at + 1, Line: line)))
            .Select((change, at) => Entry(change.Session, change.Number, change.Line, at + 1))];
    }

    private static WatchProtocol.Past Past(List<PastEntry> entries, int readers) =>
        new(entries, entries.Count, readers);

    private static PastEntry Entry(SessionId session, int number, string line, int position)
    {
        var hash = LineHash.Of(JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(line[..^1]), number, true));
        return new PastEntry(new IndexEntry(session, number, hash), position, $"{session}-{number}");
    }
}
