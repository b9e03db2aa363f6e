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
    private static readonly SessionState Snapshot = SessionState.Empty(Some.Session);

    private SnapshotMetadata Metadata => new(Fixture.Key(Some.Session.Value).PersistenceId, 7, Some.Time.UtcDateTime);

    [Fact]
    public void A_session_without_a_journal_has_no_snapshot() => Assert.Null(Load());

    [Fact]
    public void A_recovery_starts_from_a_recovery_point_and_what_is_behind_it()
    {
        Fixture.Directory.WriteJournal(Some.Session.Value, Some.ForeignText(1) + Some.ForeignText(2));
        var writer = new SessionWriter(
            FileCalls.System, Fixture.Directory.Paths, Some.Settings with { RecoveryPointBytes = 1 });
        Assert.True(writer.Run(new PointWriting(writer.File)));
        File.AppendAllText(Fixture.Directory.Of(Some.Session).Journal, Some.ForeignText(3));

        var selected = Load()!;

        Assert.Equal(3, selected.Metadata.SequenceNr);
        Assert.Equal(4, Assert.IsType<SessionState>(selected.Snapshot).NextSeq);
    }

    [Fact]
    public void A_snapshot_beyond_what_is_asked_for_is_none()
    {
        Fixture.Directory.WriteJournal(Some.Session.Value, Some.ForeignText(1) + Some.ForeignText(2));

        Assert.Null(Load(new SnapshotSelectionCriteria(1)));
        Assert.NotNull(Load(new SnapshotSelectionCriteria(2)));
    }

    [Fact]
    public async Task A_snapshot_of_a_long_journal_is_saved_as_its_recovery_point()
    {
        var key = Fixture.Key(Some.Session.Value);
        var lines = Enumerable.Range(1, 20_000).Select(number => Some.ForeignLine(number, "checkpoint", key.Session.Value));
        Fixture.Directory.WriteJournal(key.Session.Value, string.Concat(lines));
        var end = JournalPosition.Start;
        for (var more = true; more;)
            (_, _, end, more) = await Fixture.Files.ReadAsync(key, end, CancellationToken.None);
        Fixture.Files.Expect(key.PersistenceId, end);

        Save();
        await Fixture.Files.SettleAsync();

        Assert.True(File.Exists(Fixture.Directory.Of(Some.Session).Point));
    }

    [Fact]
    public async Task One_of_a_short_journal_is_not_worth_a_file()
    {
        await Fixture.AppendAsync(Some.Session.Value, "a", "b");

        Save();
        await Fixture.Files.SettleAsync();

        Assert.False(File.Exists(Fixture.Directory.Of(Some.Session).Point));
    }

    [Fact]
    public async Task A_deletion_succeeds_and_leaves_the_journal_to_recover_from()
    {
        await Fixture.AppendAsync(Some.Session.Value, "a", "b");

        Snapshots.Tell(new DeleteSnapshot(Metadata), TestActor);
        ExpectMsg<DeleteSnapshotSuccess>();
        Snapshots.Tell(new DeleteSnapshots(Metadata.PersistenceId, SnapshotSelectionCriteria.Latest), TestActor);
        ExpectMsg<DeleteSnapshotsSuccess>();

        Assert.Equal(2, Load()!.Metadata.SequenceNr);
    }

    private SelectedSnapshot? Load(SnapshotSelectionCriteria? criteria = null)
    {
        Snapshots.Tell(
            new LoadSnapshot(Metadata.PersistenceId, criteria ?? SnapshotSelectionCriteria.Latest, long.MaxValue),
            TestActor);
        return ExpectMsg<LoadSnapshotResult>().Snapshot;
    }

    private void Save()
    {
        Snapshots.Tell(new SaveSnapshot(Metadata, Snapshot), TestActor);
        ExpectMsg<SaveSnapshotSuccess>();
    }
}
