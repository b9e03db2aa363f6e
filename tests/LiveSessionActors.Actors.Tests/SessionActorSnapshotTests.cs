using Akka.Persistence;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>The snapshots that a recovery begins with.</summary>
public sealed class SessionActorSnapshotTests : SessionActorTest
{
    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Sessions = Some.Settings.Sessions with { SnapshotEvery = 3 },
    };

    [Fact]
    public async Task A_session_is_saved_every_so_many_entries_and_recovers_from_what_was_saved()
    {
        var session = await StartAsync();
        for (var number = 1; number <= 4; number++)
            Append(session, Some.Append(number));
        var saved = await AwaitSavedAsync();

        Watch(session);
        Sys.Stop(session);
        ExpectTerminated(session);
        var again = Sys.ActorOf(SessionActor.Props(Some.Key.PersistenceId));

        Assert.Equal(Some.Visible(3), Some.Visible(saved.Snapshot));
        Assert.Equal((4, Some.Visible(4)), (Get(again).LastSeq, Some.Visible(Get(again).Snapshot)));
        Assert.Equal([4], Disk.ReplayedFrom);
    }

    [Fact]
    public async Task What_others_appended_counts_as_well()
    {
        var session = await StartAsync();
        Get(session);
        File.Append(Some.Line(1) + Some.Line(2));

        Append(session, Some.Append(3));

        Assert.Equal(Some.Visible(3), Some.Visible((await AwaitSavedAsync()).Snapshot));
    }

    private async Task<SessionState> AwaitSavedAsync()
    {
        var store = Akka.Persistence.Persistence.Instance.Apply(Sys).SnapshotStoreFor(SessionPlugins.SnapshotStore);
        SelectedSnapshot? saved = null;
        await AwaitAssertAsync(() =>
        {
            var asker = CreateTestProbe();
            store.Tell(
                new LoadSnapshot(Some.Key.PersistenceId, SnapshotSelectionCriteria.Latest, long.MaxValue), asker);
            saved = asker.ExpectMsg<LoadSnapshotResult>().Snapshot;
            Assert.NotNull(saved);
        });
        return Assert.IsType<SessionState>(saved!.Snapshot);
    }
}
