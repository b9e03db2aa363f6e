using Akka.Actor;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

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
        _saves.Save(Snapshot(), [Answer(1), Answer(2)]);
        Assert.Empty(_told);

        _saves.Ended();

        Assert.Equal([1, 2], _told);
        Assert.True(_saves.IsIdle);
    }

    [Fact]
    public void One_is_stored_at_a_time_and_then_only_the_newest()
    {
        var snapshots = Enumerable.Range(0, 4).Select(_ => Snapshot()).ToList();
        foreach (var (snapshot, seq) in snapshots.Select((snapshot, index) => (snapshot, index + 1)))
            _saves.Save(snapshot, [Answer(seq)]);
        Assert.Equal([snapshots[0]], _saved);

        _saves.Ended();
        Assert.Equal([1], _told);
        Assert.Equal([snapshots[0], snapshots[3]], _saved);

        _saves.Ended();
        Assert.Equal([1, 2, 3, 4], _told);
        Assert.True(_saves.IsIdle);
    }

    [Fact]
    public void All_answers_can_be_given_at_once()
    {
        _saves.Save(Snapshot(), [Answer(1)]);
        _saves.Save(Snapshot(), [Answer(2)]);

        _saves.GiveAll();

        Assert.Equal([1, 2], _told);
    }

    private static SessionSnapshot Snapshot() => SessionState.Empty(Some.Session).Snapshot;

    private static Answer Answer(double seq) =>
        new(ActorRefs.Nobody, new SessionReply.EventAppended(Some.Workspace, Some.Session, seq, Snapshot()));
}
