using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

public sealed class RestartTests : FilesTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Sessions_are_as_they_were_after_the_actors_were_killed_and_others_wrote()
    {
        Append(1);
        var before = Append(2, key: "a-key");
        await Sys.Terminate();
        Write(JournalPath, Some.Line(3, 30));

        await RestartedAsync(async workspaces =>
        {
            var read = await workspaces.Ask<SessionReply.SnapshotFound>(GetOf(), Patience);
            var repeated = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(2, key: "a-key"), Patience);
            var next = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(4), Patience);

            Assert.Equal((3, Some.Visible(30)), (read.LastSeq, Some.Visible(read.Snapshot)));
            Assert.Equal((2, Some.Json(before.Snapshot)), (repeated.Seq, Some.Json(repeated.Snapshot)));
            Assert.Equal((4, 4), (next.Seq, File.ReadAllLines(JournalPath).Length));
        });
    }

    [Fact]
    public async Task A_session_that_has_a_recovery_point_is_as_it_was_and_knows_its_keys()
    {
        Write(JournalPath, string.Concat(Enumerable.Range(1, 50).Select(number => Some.Line(number, number))));
        Append(51, key: "a-key");
        await AwaitAssertAsync(() => Assert.True(File.Exists(PointPath)));
        Append(52);
        var before = Get();
        await Sys.Terminate();

        await RestartedAsync(async workspaces =>
        {
            var read = await workspaces.Ask<SessionReply.SnapshotFound>(GetOf(), Patience);
            var repeated = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(51, key: "a-key"), Patience);
            var next = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(53), Patience);

            Assert.Equal((52, Some.Json(before.Snapshot)), (read.LastSeq, Some.Json(read.Snapshot)));
            Assert.Equal((51, 53), (repeated.Seq, next.Seq));
        });
    }

    [Fact]
    public async Task A_workspace_belongs_to_one_at_a_time()
    {
        Append(1);

        await RestartedAsync(async workspaces =>
        {
            var refused = await workspaces.Ask<SessionReply.Refused>(GetOf(), Patience);
            Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);

            Watch(Workspaces);
            Workspaces.Tell(new WorkspacesActor.CloseAll());
            ExpectTerminated(Workspaces);

            var read = await workspaces.Ask<SessionReply.SnapshotFound>(GetOf(), Patience);
            Assert.Equal(1, read.LastSeq);
        });
    }

    [Fact]
    public void A_workspace_that_does_not_exist_is_refused_until_it_does()
    {
        var missing = Workspace.Parse(PathOf("missing"));
        var query = new SessionQuery.GetSnapshot(missing, Some.Session);
        Assert.Equal(
            RefusalCode.WorkspaceNotFound, Send(Workspaces, query).ExpectMsg<SessionReply.Refused>().Refusal.Code);

        Directory.CreateDirectory(missing.Path);

        Send(Workspaces, query).ExpectMsg<SessionReply.SnapshotFound>();
    }

    private static async Task RestartedAsync(Func<IActorRef, Task> use)
    {
        using var system = ActorSystem.Create("restarted", Configuration);
        await use(Start(system));
        await system.Terminate();
    }
}
