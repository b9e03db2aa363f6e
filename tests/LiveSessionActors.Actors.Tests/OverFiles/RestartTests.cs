using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

public sealed class RestartTests : FilesTest
{
    [Fact]
    public async Task Sessions_are_as_they_were_after_the_actors_were_killed_and_others_wrote()
    {
        Append(1);
        var before = Append(2, key: "a-key");
        await Sys.Terminate();
        Write(JournalPath, Some.Line(3, 30));

        await RestartedAsync(async workspaces =>
        {
            var read = await workspaces.Ask<SessionReply.SnapshotFound>(GetOf(), TimeSpan.FromSeconds(5));
            var repeated = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(2, key: "a-key"), TimeSpan.FromSeconds(5));
            var next = await workspaces.Ask<SessionReply.EventAppended>(AppendOf(4), TimeSpan.FromSeconds(5));

            Assert.Equal((3, Some.Visible(30)), (read.LastSeq, Some.Visible(read.Snapshot)));
            Assert.Equal((2, Json(before.Snapshot)), (repeated.Seq, Json(repeated.Snapshot)));
            Assert.Equal((4, 4), (next.Seq, File.ReadAllLines(JournalPath).Length));
        });
    }

    [Fact]
    public async Task A_workspace_belongs_to_one_at_a_time()
    {
        Append(1);

        await RestartedAsync(async workspaces =>
        {
            var refused = await workspaces.Ask<SessionReply.Refused>(GetOf(), TimeSpan.FromSeconds(5));
            Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);

            Watch(Workspaces);
            Workspaces.Tell(new WorkspacesActor.CloseAll());
            ExpectTerminated(Workspaces);

            var read = await workspaces.Ask<SessionReply.SnapshotFound>(GetOf(), TimeSpan.FromSeconds(5));
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
