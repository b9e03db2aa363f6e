using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests;

public sealed class ArchivingActorTests : ActorTest
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(30);

    private static readonly ArchiveReport Archived =
        new([new ArchiveFinding(Some.Session, ArchiveOutcome.Archived)], More: false);

    [Fact]
    public async Task What_is_asked_for_is_done_by_the_store_and_answered()
    {
        var registry = await StartAsync();
        var asker = Send(
            registry, new WorkspaceCommand.ArchiveSessions(Some.Workspace, Some.Session, Age, DryRun: true));

        Store.Report.SetResult(Archived);

        var reply = asker.ExpectMsg<WorkspaceReply.SessionsArchived>();
        Assert.Equal(Archived.Sessions, reply.Sessions);
        Assert.Equal(
            [new ArchiveQuery(Some.Workspace, Some.Session, Age, Time.GetUtcNow(), DryRun: true)], Store.Archivings);
    }

    [Fact]
    public async Task A_session_that_was_archived_leaves_memory()
    {
        var registry = await StartAsync();
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Watch(await Sys.ActorSelection(registry.Path / Some.Session.Value).ResolveOne(TimeSpan.FromSeconds(3)));
        Store.Report.SetResult(Archived);

        Send(registry, Archive).ExpectMsg<WorkspaceReply.SessionsArchived>();

        ExpectMsg<Terminated>();
    }

    [Fact]
    public async Task A_failure_is_answered()
    {
        Store.Report.SetException(new SessionException(Refusal.WorkspaceNotFound("/some/workspace")));

        var refused = Send(await StartAsync(), Archive).ExpectMsg<WorkspaceReply.Refused>();

        Assert.Equal(RefusalCode.WorkspaceNotFound, refused.Refusal.Code);
    }

    [Fact]
    public async Task What_cannot_be_written_is_not_archived()
    {
        Store.ReadOnly = new Refusal(RefusalCode.NotWritable, "no");

        var refused = Send(await StartAsync(), Archive).ExpectMsg<WorkspaceReply.Refused>();

        Assert.Equal(RefusalCode.NotWritable, refused.Refusal.Code);
        Assert.Empty(Store.Archivings);
    }

    [Fact]
    public async Task Whoever_waits_when_the_workspace_is_closed_is_told()
    {
        var registry = await StartAsync();
        var asker = Send(registry, Archive);
        AwaitCondition(() => !Store.Archivings.IsEmpty);

        registry.Tell(new SessionRegistryActor.Close());

        Assert.Equal(RefusalCode.Stopping, asker.ExpectMsg<WorkspaceReply.Refused>().Refusal.Code);
    }

    [Fact]
    public async Task Sessions_are_archived_by_themselves_when_that_is_configured()
    {
        Store.Report.SetResult(Archived);
        await StartAsync(new RetentionSettings(Age, TimeSpan.FromMilliseconds(20)));

        AwaitCondition(() => Store.Archivings.Count > 1);

        Assert.All(
            Store.Archivings,
            query => Assert.Equal((null, Age, false), (query.Only, query.OlderThan, query.DryRun)));
    }

    [Fact]
    public async Task Nothing_is_archived_by_itself_unless_that_is_configured()
    {
        var registry = await StartAsync(new RetentionSettings(null, TimeSpan.FromMilliseconds(1)));

        registry.Tell(new SessionRegistryActor.ArchiveOld());
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();

        Assert.Empty(Store.Archivings);
    }

    [Fact]
    public async Task Whether_and_where_a_session_is_archived_is_told()
    {
        var registry = await StartAsync();
        File.Append(Some.Line(1));
        Store.Archived[Some.Session] = "somewhere";

        var found = Send(registry, new SessionQuery.HasJournal(Some.Workspace, Some.Session))
            .ExpectMsg<SessionReply.JournalChecked>();

        Assert.Equal((true, "somewhere"), (found.Exists, found.ArchivedAt));
    }

    private static WorkspaceCommand.ArchiveSessions Archive => new(Some.Workspace, null, Age);

    private async Task<IActorRef> StartAsync(RetentionSettings? retention = null)
    {
        var settings = Settings with { Retention = retention ?? Settings.Retention };
        return Sys.ActorOf(SessionRegistryActor.Props(await OpenAsync(settings: settings)));
    }
}
