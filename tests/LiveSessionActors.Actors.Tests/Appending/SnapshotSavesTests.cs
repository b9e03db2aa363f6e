using Akka.Actor;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Appending;

public sealed class SnapshotSavesTests
{
    private readonly List<SessionSnapshot> _saved = [];
    private readonly List<double> _told = [];
    private readonly SnapshotSaves _saves;

    public SnapshotSavesTests() => _saves = new SnapshotSaves(
        _saved.Add, answer => _told.Add(((SessionReply.EventAppended)answer.Reply).Seq));

    [Fact]
    public void An_answer_is_given_when_its_snapshot_was_stored()
    {
        _saves.Answer(Session(), true, [Answer(1), Answer(2)]);
        Assert.Empty(_told);

        _saves.Ended();

        Assert.Equal([1, 2], _told);
        Assert.True(_saves.IsIdle);
    }

    [Fact]
    public void One_is_stored_at_a_time_and_then_only_the_newest()
    {
        var sessions = Enumerable.Range(0, 4).Select(_ => Session()).ToList();
        foreach (var (session, seq) in sessions.Select((session, index) => (session, index + 1)))
            _saves.Answer(session, true, [Answer(seq)]);
        Assert.Equal([sessions[0].State.Snapshot], _saved);

        _saves.Ended();
        Assert.Equal([1], _told);
        Assert.Equal([sessions[0].State.Snapshot, sessions[3].State.Snapshot], _saved);

        _saves.Ended();
        Assert.Equal([1, 2, 3, 4], _told);
        Assert.True(_saves.IsIdle);
    }

    [Fact]
    public void What_is_stored_or_may_not_be_written_or_has_no_lines_is_answered_at_once()
    {
        var stored = Session();
        _saves.Answer(stored, true, [Answer(1)]);
        _saves.Ended();

        _saves.Answer(stored, true, [Answer(2)]);
        _saves.Answer(Session(), false, [Answer(3)]);
        _saves.Answer(DerivedSession.Unread(Some.Session), true, [Answer(4)]);

        Assert.Equal([1, 2, 3, 4], _told);
        Assert.Single(_saved);
    }

    [Fact]
    public void All_answers_can_be_given_at_once()
    {
        _saves.Answer(Session(), true, [Answer(1)]);
        _saves.Answer(Session(), true, [Answer(2)]);

        _saves.GiveAll();

        Assert.Equal([1, 2], _told);
    }

    private static DerivedSession Session()
    {
        var file = new FakeFile();
        file.Append(Some.Line(1));
        return DerivedSession.Unread(Some.Session).Take(file.Read(JournalPosition.Start, 10), Some.Moment);
    }

    private static Answer Answer(double seq) => new(
        ActorRefs.Nobody,
        new SessionReply.EventAppended(Some.Workspace, Some.Session, seq, SessionState.Empty(Some.Session).Snapshot));
}
