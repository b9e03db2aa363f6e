using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Journaling;

public sealed class DerivedSessionTests
{
    private readonly FakeFile _file = new();

    [Fact]
    public void Nothing_is_known_before_the_first_look()
    {
        var unread = DerivedSession.Unread(Some.Session);

        Assert.Equal((0, false, false), (unread.LastSeq, unread.IsPlaced, unread.HasJournal));
    }

    [Fact]
    public void A_look_that_finds_no_journal_places_the_session_and_changes_nothing()
    {
        var session = Look(DerivedSession.Unread(Some.Session));

        Assert.Equal((0, true, false), (session.LastSeq, session.IsPlaced, session.HasJournal));
    }

    [Fact]
    public void Lines_are_applied_in_their_order()
    {
        _file.Append(Some.Line(1, 1) + "not json\n" + Some.Line(4, 2));

        var session = Look(DerivedSession.Unread(Some.Session));

        Assert.Equal((4, 3), (session.LastSeq, session.Position.Lines));
        Assert.Equal(Some.Visible(2), Some.Visible(session.State.Snapshot));
    }

    [Fact]
    public void A_look_that_finds_nothing_new_gives_the_same_session()
    {
        _file.Append(Some.Line(1) + "{\"seq\":2");
        var session = Look(DerivedSession.Unread(Some.Session));

        Assert.Same(session, Look(session));
    }

    [Fact]
    public void An_unterminated_line_counts_for_as_long_as_it_does_not_change()
    {
        var line = Some.Line(1, 5);
        _file.Append(line[..^1]);
        var session = Look(DerivedSession.Unread(Some.Session));

        Assert.Equal((1, true, 0), (session.LastSeq, session.HasJournal, session.Position.Lines));
    }

    [Fact]
    public void An_unterminated_line_that_grows_is_applied_once()
    {
        var line = Some.Line(1, 5);
        _file.Append(line[..20]);
        var session = Look(DerivedSession.Unread(Some.Session));
        foreach (var piece in new[] { line[20..40], line[40..] })
        {
            _file.Append(piece);
            session = Look(session);
        }

        Assert.Equal((1, Some.Visible(5)), (session.LastSeq, Some.Visible(session.State.Snapshot)));
        Assert.DoesNotContain("journal_parse_failed", Json(session), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_journal_starts_over()
    {
        _file.Append(Some.Line(1) + Some.Line(2));
        var session = Look(DerivedSession.Unread(Some.Session));

        _file.Replace("");

        var empty = Look(session);
        Assert.Equal((0, true, false), (empty.LastSeq, empty.IsPlaced, empty.HasJournal));
    }

    [Fact]
    public void Own_entries_are_applied_and_heard_of_with_the_state_after_each()
    {
        _file.Append(Some.Line(1));
        var session = Look(DerivedSession.Unread(Some.Session));
        JournalEntry[] entries = [Entry(2, 20), Entry(3, 30)];
        var heard = new List<(JournalEntry Entry, string Visible)>();

        _file.Write(entries);
        var after = session.Append(
            LinesOf(session, entries),
            _file.End,
            Some.Moment,
            (entry, state) => heard.Add((entry, Some.Visible(state.Snapshot))));

        Assert.Equal([(entries[0], Some.Visible(20)), (entries[1], Some.Visible(30))], heard);
        Assert.Equal((3, 3), (after.LastSeq, after.Position.Lines));
        Assert.Same(after, Look(after));
    }

    [Fact]
    public void Own_entries_behind_an_unterminated_line_come_after_it()
    {
        _file.Append(Some.Line(1) + "torn");
        var session = Look(DerivedSession.Unread(Some.Session));
        JournalEntry[] entries = [Entry(2, 20)];

        _file.Write(entries);
        var after = session.Append(LinesOf(session, entries), _file.End, Some.Moment, (_, _) => { });

        Assert.Equal(3, session.NextLine);
        Assert.Same(after, Look(after));
        Assert.Equal(Json(Look(DerivedSession.Unread(Some.Session))), Json(after));
    }

    [Fact]
    public void A_replay_is_the_same_as_a_look()
    {
        _file.Append(Some.Line(1, 1) + "\n" + Some.Line(2, 2) + "torn");
        var tail = _file.Read(JournalPosition.Start, 100);

        var replayed = tail.Lines.Aggregate(
            DerivedSession.Unread(Some.Session),
            (session, line) => session.Replay(line, Some.Moment)).At(tail.Position);

        Assert.Equal(Json(Look(DerivedSession.Unread(Some.Session))), Json(replayed));
        Assert.Same(replayed, Look(replayed));
    }

    private static JournalEntry Entry(double seq, int number) =>
        JournalEntry.Create(seq, Some.Event(number), Some.Moment);

    private static JournalLine[] LinesOf(DerivedSession session, JournalEntry[] entries) =>
        [.. entries.Select((entry, index) => JournalLine.Of(entry, session.NextLine + index))];

    private static string Json(DerivedSession session) => Some.Json(session.State.Snapshot);

    private DerivedSession Look(DerivedSession session) =>
        session.Take(_file.Read(session.Position, 100), Some.Moment);
}
