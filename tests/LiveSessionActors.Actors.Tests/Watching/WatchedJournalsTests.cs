using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class WatchedJournalsTests
{
    private static readonly JournalEntry Entry = JournalEntry.Create(2, Some.Event(), Some.Moment);

    private readonly FakeFile _file = new();
    private readonly DerivedSession _before;
    private readonly DerivedSession _after;
    private readonly WatchedJournals _known = new();

    public WatchedJournalsTests()
    {
        _file.Append(Some.Line(1));
        _before = DerivedSession.Unread(Some.Session).Take(_file.Read(JournalPosition.Start, 10), Some.Moment);
        _file.Write([Entry]);
        _after = _before.Append([JournalLine.Of(Entry, 2)], _file.End, Some.Moment, (_, _) => { });
        _known.Set(
            Some.Session, new WatchedJournal(new KnownLine(1, 7), _before.Position, _before.Settled), statesMax: 9);
    }

    [Fact]
    public void What_a_session_appends_behind_what_is_known_follows() =>
        Assert.Equal(2, _known.Follow(Changed(_before.Position))!.Now.Last.Line);

    [Fact]
    public void What_it_appends_behind_another_place_is_to_be_looked_for()
    {
        _file.Replace(Some.Line(1));
        var another = _file.Read(JournalPosition.Start, 10).Position;

        Assert.Null(_known.Follow(Changed(another)));
        Assert.Null(_known.Follow(Changed(null)));
        Assert.Null(new WatchedJournals().Follow(Changed(_before.Position)));
    }

    [Fact]
    public void Of_a_finding_the_rest_is_left_that_the_session_has_not_said_since()
    {
        var before = _known.All[Some.Session];
        var said = _known.Follow(Changed(_before.Position))!;
        _known.Set(Some.Session, said.Now, statesMax: 9);

        var rest = _known.Rest(Finding(before, said.Lines[0], new FoundLine(5, null)))!;

        Assert.Equal((said.Now, 3, 5UL), (rest.Before, rest.Now.Last.Line, Assert.Single(rest.Lines).Hash));
        Assert.Empty(_known.Rest(Finding(before, said.Lines[0]))!.Lines);
        Assert.Null(_known.Rest(Finding(before, new FoundLine(5, null), new FoundLine(6, null))));
        Assert.Null(_known.Rest(Finding(before) with { Replaced = true }));
    }

    [Fact]
    public void Of_a_finding_nothing_is_left_when_the_session_has_said_more_since()
    {
        var before = _known.All[Some.Session];
        var now = before with { Last = new KnownLine(9, 9) };
        _known.Set(Some.Session, now, statesMax: 9);

        var rest = _known.Rest(Finding(before, new FoundLine(5, null)))!;

        Assert.Equal(now, rest.Now);
        Assert.Empty(rest.Lines);
    }

    [Fact]
    public void A_finding_of_a_journal_that_was_replaced_since_is_no_news()
    {
        var before = _known.All[Some.Session];
        _known.Set(Some.Session, before with { Last = new KnownLine(1, 8) }, statesMax: 9);
        Assert.Null(_known.Rest(Finding(before)));

        _known.Set(Some.Session, before with { Last = default }, statesMax: 9);
        Assert.Null(_known.Rest(Finding(before)));
    }

    [Fact]
    public void What_a_look_has_found_before_the_session_says_it_is_nothing_new()
    {
        Assert.False(_known.TryAdopt(Changed(_before.Position)));

        _known.Set(Some.Session, _known.All[Some.Session] with { Last = new KnownLine(3, 9) }, statesMax: 9);

        Assert.True(_known.TryAdopt(Changed(_before.Position)));
        Assert.False(_known.TryAdopt(Changed(null)));
    }

    private static JournalFinding Finding(WatchedJournal before, params FoundLine[] lines)
    {
        var last = lines.Length == 0 ? before.Last : new KnownLine(before.Last.Line + lines.Length, lines[^1].Hash);
        return new JournalFinding(Some.Session, before, before with { Last = last }, lines, false, false);
    }

    private SessionProtocol.Changed Changed(JournalPosition? from) =>
        new(Some.Session, from, [(Entry, _after.State)], _after);
}
