using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests;

public sealed class MigratingActorTests : ActorTest
{
    private static readonly MigrationReport Migrated = new(
        [new MigrationFinding("one", MigrationOutcome.Copied), new MigrationFinding("two", MigrationOutcome.AlreadyThere)],
        More: false);

    private static readonly WorkspaceCommand.MigrateLegacy All = new(Some.Workspace, null);

    [Fact]
    public async Task What_is_asked_for_is_done_by_the_store_and_answered()
    {
        var asker = Send(await StartAsync(), All with { Session = Some.Session });
        Store.Migration.SetResult(Migrated);

        Assert.Equal(Migrated.Journals, asker.ExpectMsg<WorkspaceReply.LegacyMigrated>().Journals);
        Assert.Equal(Some.Session, Assert.Single(Store.Migrations).Only);
    }

    [Fact]
    public async Task How_far_it_is_is_told_now_and_then_to_who_asked_for_that()
    {
        var asker = Send(await StartAsync(), All with { TellsProgress = true });
        AwaitCondition(() => !Store.Migrations.IsEmpty);
        var progress = Store.Migrations.Single().Progress;

        progress(0, 9);
        Assert.Equal(new WorkspaceReply.MigrationProgress(Some.Workspace, 0, 9), asker.ExpectMsg<WorkspaceReply>());
        Time.Advance(TimeSpan.FromSeconds(1));
        progress(2, 9);
        Assert.Equal(new WorkspaceReply.MigrationProgress(Some.Workspace, 2, 9), asker.ExpectMsg<WorkspaceReply>());
        progress(3, 9);
        Store.Migration.SetResult(Migrated);

        // The third came too soon after the second to be told.
        asker.ExpectMsg<WorkspaceReply.LegacyMigrated>();
    }

    [Fact]
    public async Task Who_did_not_ask_for_it_hears_the_end_alone()
    {
        var asker = Send(await StartAsync(), All);
        AwaitCondition(() => !Store.Migrations.IsEmpty);

        Store.Migrations.Single().Progress(0, 9);
        Store.Migration.SetResult(Migrated);

        asker.ExpectMsg<WorkspaceReply.LegacyMigrated>();
    }

    [Fact]
    public async Task A_failure_is_answered()
    {
        Store.Migration.SetException(new SessionException(Refusal.WorkspaceNotFound("/some/workspace")));

        var refused = Send(await StartAsync(), All).ExpectMsg<WorkspaceReply.Refused>();

        Assert.Equal(RefusalCode.WorkspaceNotFound, refused.Refusal.Code);
    }

    [Fact]
    public async Task Nothing_is_copied_into_what_cannot_be_written()
    {
        Store.ReadOnly = new Refusal(RefusalCode.NotWritable, "no");

        var refused = Send(await StartAsync(), All).ExpectMsg<WorkspaceReply.Refused>();

        Assert.Equal(RefusalCode.NotWritable, refused.Refusal.Code);
        Assert.Empty(Store.Migrations);
    }

    [Fact]
    public async Task Who_waits_for_one_that_is_ended_is_answered()
    {
        var registry = await StartAsync();
        var asker = Send(registry, All with { TellsProgress = true });
        AwaitCondition(() => !Store.Migrations.IsEmpty);

        registry.Tell(new SessionRegistryActor.Close());

        Assert.Equal(RefusalCode.Stopping, asker.ExpectMsg<WorkspaceReply.Refused>().Refusal.Code);
    }

    private async Task<IActorRef> StartAsync() => Sys.ActorOf(SessionRegistryActor.Props(await OpenAsync()));
}
