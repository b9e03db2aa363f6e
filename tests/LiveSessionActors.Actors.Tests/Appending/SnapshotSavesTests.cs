using Akka.Actor;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests.Appending;

public sealed class SnapshotSavesTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly List<SessionSnapshot> _saved = [];
    private readonly List<TimeSpan> _wakes = [];
    private readonly List<double> _told = [];
    private readonly SnapshotSaves _saves;

    public SnapshotSavesTests() => _saves = new SnapshotSaves(
        _saved.Add,
        _wakes.Add,
        answer => _told.Add(((SessionReply.EventAppended)answer.Reply).Seq),
        _time,
        Interval);

    [Fact]
    public void An_answer_that_does_not_wait_is_given_at_once_and_its_snapshot_is_saved()
    {
        _saves.Answer(Session(), [Answer(1, waits: false)]);

        Assert.Equal([1], _told);
        Assert.Single(_saved);
    }

    [Fact]
    public void Within_the_interval_only_the_newest_is_saved_when_it_is_over()
    {
        var sessions = Enumerable.Range(0, 3).Select(_ => Session()).ToList();
        _saves.Answer(sessions[0], [Answer(1, waits: false)]);
        _saves.Ended();
        _time.Advance(Interval / 4);

        _saves.Answer(sessions[1], [Answer(2, waits: false)]);
        _saves.Answer(sessions[2], [Answer(3, waits: false)]);

        Assert.Equal([1, 2, 3], _told);
        Assert.Equal([Interval * 3 / 4], _wakes);
        Assert.Single(_saved);
        Assert.False(_saves.IsDone);

        _saves.Woken();
        _saves.Ended();
        Assert.Equal([sessions[0].State.Snapshot, sessions[2].State.Snapshot], _saved);
        Assert.True(_saves.IsDone);
    }

    [Fact]
    public void After_the_interval_the_next_is_saved_at_once()
    {
        _saves.Answer(Session(), [Answer(1, waits: false)]);
        _saves.Ended();
        _time.Advance(Interval);

        _saves.Answer(Session(), [Answer(2, waits: false)]);

        Assert.Equal(2, _saved.Count);
        Assert.Empty(_wakes);
    }

    [Fact]
    public void An_answer_that_waits_has_the_snapshot_saved_within_the_interval_too()
    {
        var session = Session();
        _saves.Answer(Session(), [Answer(1, waits: false)]);
        _saves.Ended();
        _saves.Answer(session, [Answer(2, waits: false)]);

        _saves.Answer(session, [Answer(3)]);

        Assert.Equal([1, 2], _told);
        Assert.Equal(2, _saved.Count);
        _saves.Ended();
        Assert.Equal([1, 2, 3], _told);
    }

    [Fact]
    public void An_answer_that_waits_for_what_is_being_saved_is_given_with_it()
    {
        var session = Session();
        _saves.Answer(session, [Answer(1, waits: false)]);

        _saves.Answer(session, [Answer(2)]);

        Assert.Equal([1], _told);
        _saves.Ended();
        Assert.Equal([1, 2], _told);
        Assert.Single(_saved);
    }

    [Fact]
    public void What_is_still_to_be_saved_is_saved_when_the_session_leaves()
    {
        _saves.Answer(Session(), [Answer(1, waits: false)]);
        _saves.Ended();
        _saves.Answer(Session(), [Answer(2, waits: false)]);

        _saves.Finish();

        Assert.Equal(2, _saved.Count);
        _saves.Ended();
        Assert.True(_saves.IsDone);
    }

    [Fact]
    public void An_answer_that_waits_is_given_when_its_snapshot_was_saved()
    {
        _saves.Answer(Session(), [Answer(1), Answer(2)]);
        Assert.Empty(_told);

        _saves.Ended();

        Assert.Equal([1, 2], _told);
        Assert.True(_saves.IsDone);
    }

    [Fact]
    public void One_is_saved_at_a_time_and_then_only_the_newest()
    {
        var sessions = Enumerable.Range(0, 4).Select(_ => Session()).ToList();
        foreach (var (session, seq) in sessions.Select((session, index) => (session, index + 1)))
            _saves.Answer(session, [Answer(seq)]);
        Assert.Equal([sessions[0].State.Snapshot], _saved);

        _saves.Ended();
        Assert.Equal([1], _told);
        Assert.Equal([sessions[0].State.Snapshot, sessions[3].State.Snapshot], _saved);

        _saves.Ended();
        Assert.Equal([1, 2, 3, 4], _told);
        Assert.True(_saves.IsDone);
    }

    [Fact]
    public void What_is_saved_or_has_no_lines_is_answered_at_once()
    {
        var stored = Session();
        _saves.Answer(stored, [Answer(1)]);
        _saves.Ended();

        _saves.Answer(stored, [Answer(2)]);
        _saves.Answer(DerivedSession.Unread(Some.Session), [Answer(3)]);

        Assert.Equal([1, 2, 3], _told);
        Assert.Single(_saved);
    }

    [Fact]
    public void All_answers_can_be_given_at_once()
    {
        _saves.Answer(Session(), [Answer(1)]);
        _saves.Answer(Session(), [Answer(2)]);

        _saves.GiveAll();

        Assert.Equal([1, 2], _told);
    }

    private static DerivedSession Session()
    {
        var file = new FakeFile();
        file.Append(Some.Line(1));
        return DerivedSession.Unread(Some.Session).Take(file.Read(JournalPosition.Start, 10), Some.Moment);
    }

    private static Answer Answer(double seq, bool waits = true) => new(
        ActorRefs.Nobody,
        new SessionReply.EventAppended(Some.Workspace, Some.Session, seq, SessionState.Empty(Some.Session).Snapshot),
        waits);
}
