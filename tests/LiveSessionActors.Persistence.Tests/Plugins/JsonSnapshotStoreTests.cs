using Akka.Persistence;
using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Plugins;

/// <summary>
/// What Akka.Persistence expects of a snapshot store, as far as <c>FORMAT.md</c> says that it applies.
/// </summary>
public class JsonSnapshotStoreTests : PluginTest
{
    private static readonly SessionSnapshot Snapshot = SessionState.Empty(Some.Session).Snapshot;

    private string Path => Fixture.Directory.Of(Some.Session).Snapshot;

    private SnapshotMetadata Metadata => new(Fixture.Key(Some.Session.Value).PersistenceId, 7, Some.Time.UtcDateTime);

    [Fact]
    public void A_saved_snapshot_is_the_file_that_other_tools_read()
    {
        Save(Snapshot);

        Assert.Equal(Snapshot.ToFile(), File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_later_one_replaces_it()
    {
        Save(Snapshot);
        var later = SessionState.Empty(Some.Session).Apply(JournalLine.Of(Some.Entry(1), 1), Some.Time).Snapshot;

        Save(later);

        Assert.Equal(later.ToFile(), File.ReadAllBytes(Path));
    }

    [Fact]
    public void The_same_again_leaves_the_file_alone()
    {
        Save(Snapshot);
        var long_ago = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path, long_ago);

        Save(Snapshot);

        Assert.Equal(long_ago, File.GetLastWriteTimeUtc(Path));
    }

    [Fact]
    public void No_recovery_starts_from_it()
    {
        Save(Snapshot);

        var load = new LoadSnapshot(Metadata.PersistenceId, SnapshotSelectionCriteria.Latest, long.MaxValue);
        Snapshots.Tell(load, TestActor);

        Assert.Null(ExpectMsg<LoadSnapshotResult>().Snapshot);
    }

    [Fact]
    public void A_recovery_starts_from_a_recovery_point()
    {
        Fixture.Directory.WriteJournal(Some.Session.Value, Some.ForeignText(1) + Some.ForeignText(2));
        var writer = new SessionWriter(
            FileCalls.System, Fixture.Directory.Paths, Some.Settings with { RecoveryPointBytes = 1 });
        Assert.True(writer.Run(new PointWriting(writer.File)));

        var load = new LoadSnapshot(Metadata.PersistenceId, SnapshotSelectionCriteria.Latest, long.MaxValue);
        Snapshots.Tell(load, TestActor);

        var selected = ExpectMsg<LoadSnapshotResult>().Snapshot;
        Assert.Equal(2, selected.Metadata.SequenceNr);
        Assert.Equal(3, Assert.IsType<RecoveryPoint>(selected.Snapshot).State.NextSeq);
    }

    [Fact]
    public void A_deletion_succeeds_and_leaves_the_file_for_those_who_read_it()
    {
        Save(Snapshot);

        Snapshots.Tell(new DeleteSnapshot(Metadata), TestActor);
        ExpectMsg<DeleteSnapshotSuccess>();
        Snapshots.Tell(new DeleteSnapshots(Metadata.PersistenceId, SnapshotSelectionCriteria.Latest), TestActor);
        ExpectMsg<DeleteSnapshotsSuccess>();

        Assert.Equal(Snapshot.ToFile(), File.ReadAllBytes(Path));
    }

    [Fact]
    public void What_is_no_snapshot_of_a_session_fails()
    {
        Snapshots.Tell(new SaveSnapshot(Metadata, "text"), TestActor);

        Assert.IsType<ArgumentException>(ExpectMsg<SaveSnapshotFailure>().Cause);
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void Twenty_failures_of_one_session_leave_the_others_as_they_are()
    {
        Directory.CreateDirectory(Path);
        for (var times = 0; times < 20; times++)
        {
            Snapshots.Tell(new SaveSnapshot(Metadata, new SnapshotFile(Snapshot)), TestActor);
            Assert.IsType<SessionException>(ExpectMsg<SaveSnapshotFailure>().Cause);
        }

        var other = new SnapshotMetadata(Fixture.Key("other").PersistenceId, 1, Some.Time.UtcDateTime);
        Snapshots.Tell(new SaveSnapshot(other, new SnapshotFile(Snapshot)), TestActor);
        ExpectMsg<SaveSnapshotSuccess>();
    }

    [Fact]
    public void Nothing_but_the_snapshots_is_left_in_their_directory()
    {
        Save(Snapshot);
        Save(SessionState.Empty(SessionId.Parse("another")).Snapshot);

        Assert.Equal([Path], Directory.GetFiles(Fixture.Directory.Paths.Sessions));
    }

    private void Save(SessionSnapshot snapshot)
    {
        Snapshots.Tell(new SaveSnapshot(Metadata, new SnapshotFile(snapshot)), TestActor);
        ExpectMsg<SaveSnapshotSuccess>();
    }
}
