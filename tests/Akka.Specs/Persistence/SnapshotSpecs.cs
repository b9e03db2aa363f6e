using Akka.Actor;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class SnapshotSpecs : PersistenceSpec
{
    [Fact]
    public async Task Saving_is_answered_with_the_metadata_after_the_plug_in_saw_the_outcome()
    {
        SnapshotStore.Tell(new ScriptedSnapshotStore.WatchOutcomes(), TestActor);
        await ExpectMsgAsync("watching");
        var actor = StartKeeper();

        actor.Tell(new Save("S"));

        await ExpectMsgAsync("plug-in saw SaveSnapshotSuccess");
        var success = await ExpectMsgAsync<SaveSnapshotSuccess>();
        Assert.Equal("a", success.Metadata.PersistenceId);
        Assert.Equal(3, success.Metadata.SequenceNr);
        Assert.Equal(DateTimeKind.Utc, success.Metadata.Timestamp.Kind);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_saved_is_answered_so()
    {
        var actor = StartKeeper();

        actor.Tell(new Save("fail"));

        var failure = await ExpectMsgAsync<SaveSnapshotFailure>();
        Assert.Equal("full", failure.Cause.Message);
        Assert.Equal(3, failure.Metadata.SequenceNr);
    }

    [Fact]
    public async Task The_youngest_snapshot_that_matches_is_loaded()
    {
        var actor = StartKeeper();
        foreach (var snapshot in new[] { "S3", "S4", "S5" })
        {
            actor.Tell(new Save(snapshot));
            await ExpectMsgAsync<SaveSnapshotSuccess>();
            actor.Tell(new Grow());
            await ExpectMsgAsync("grown");
        }

        actor.Tell(new Load(SnapshotSelectionCriteria.Latest));
        Assert.Equal("S5", (await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot.Snapshot);
        actor.Tell(new Load(new SnapshotSelectionCriteria(4)));
        Assert.Equal("S4", (await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot.Snapshot);
        actor.Tell(new Load(new SnapshotSelectionCriteria(2)));
        Assert.Null((await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot);
        actor.Tell(new Load(SnapshotSelectionCriteria.None));
        Assert.Null((await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot);
    }

    [Fact]
    public async Task Snapshots_are_deleted_one_by_one_or_by_criteria()
    {
        var actor = StartKeeper();
        foreach (var snapshot in new[] { "S3", "S4", "S5" })
        {
            actor.Tell(new Save(snapshot));
            await ExpectMsgAsync<SaveSnapshotSuccess>();
            actor.Tell(new Grow());
            await ExpectMsgAsync("grown");
        }

        actor.Tell(new DeleteOne(5));
        Assert.Equal(5, (await ExpectMsgAsync<DeleteSnapshotSuccess>()).Metadata.SequenceNr);
        actor.Tell(new Load(SnapshotSelectionCriteria.Latest));
        Assert.Equal("S4", (await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot.Snapshot);
        actor.Tell(new DeleteMany(new SnapshotSelectionCriteria(4)));
        await ExpectMsgAsync(new DeleteSnapshotsSuccess(new SnapshotSelectionCriteria(4)));
        actor.Tell(new Load(SnapshotSelectionCriteria.Latest));
        Assert.Null((await ExpectMsgAsync<LoadSnapshotResult>()).Snapshot);
    }

    [Fact]
    public async Task A_deletion_that_fails_is_answered_so()
    {
        var actor = StartKeeper("undeletable");

        actor.Tell(new DeleteOne(1));

        Assert.Equal("kept", (await ExpectMsgAsync<DeleteSnapshotFailure>()).Cause.Message);
    }

    [Fact]
    public async Task A_failure_that_nobody_handles_is_logged()
    {
        var actor = Start(a => a.On<Save>(save => a.SaveSnapshot(save.Snapshot)));
        await ExpectMsgAsync("recovered");
        actor = Start(
            a =>
            {
                a.On<Save>(save => a.SaveSnapshot(save.Snapshot));
                a.Use(() => a.On<Save>(save => a.SaveSnapshot(save.Snapshot)));
            },
            "b");
        await ExpectMsgAsync("recovered");

        EventFilter.Warning(start: "Failed to SaveSnapshot given metadata")
            .ExpectOne(() => actor.Tell(new Save("fail")));
    }

    private IActorRef StartKeeper(string id = "a")
    {
        var actor = Start(
            a =>
            {
                a.On<Save>(save => a.SaveSnapshot(save.Snapshot));
                a.On<Grow>(_ => a.Persist("e", _ => a.Say("grown")));
                a.On<Load>(load => a.LoadSnapshot(a.PersistenceId, load.Criteria, long.MaxValue));
                a.On<DeleteOne>(delete => a.DeleteSnapshot(delete.SequenceNr));
                a.On<DeleteMany>(delete => a.DeleteSnapshots(delete.Criteria));
                a.Handle = a.Probe.Tell;
            },
            id);
        ExpectMsg("recovered");
        for (var number = 0; number < 3; number++)
        {
            actor.Tell(new Grow());
            ExpectMsg("grown");
        }

        return actor;
    }

    private sealed record Save(object Snapshot);

    private sealed record Grow;

    private sealed record Load(SnapshotSelectionCriteria Criteria);

    private sealed record DeleteOne(long SequenceNr);

    private sealed record DeleteMany(SnapshotSelectionCriteria Criteria);
}
