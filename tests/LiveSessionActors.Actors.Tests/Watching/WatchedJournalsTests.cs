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
        _after = _before.Append([Entry], Some.Moment, (_, _) => { });
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

    private SessionProtocol.Changed Changed(JournalPosition? from) =>
        new(Some.Session, from, [(Entry, _after.State)], _after);
}
