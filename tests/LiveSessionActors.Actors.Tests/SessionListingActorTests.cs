using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

public sealed class SessionListingActorTests : ActorTest
{
    private IActorRef? _registry;

    [Fact]
    public async Task All_sessions_are_listed_by_their_ids()
    {
        foreach (var number in new[] { 3, 1, 2 })
            Add($"session-{number}", Some.Line(1, number));

        var listed = await ListAsync();

        Assert.Equal([Some.Visible(1), Some.Visible(2), Some.Visible(3)], listed.Sessions.Select(Some.Visible));
        Assert.Empty(listed.Warnings);
    }

    [Fact]
    public async Task More_sessions_than_are_asked_at_once_are_all_listed()
    {
        foreach (var number in Enumerable.Range(100, 100))
            Add($"session-{number}", Some.Line(1, number));

        var listed = await ListAsync();

        Assert.Equal(Enumerable.Range(100, 100).Select(Some.Visible), listed.Sessions.Select(Some.Visible));
    }

    [Fact]
    public async Task Completed_sessions_are_listed_when_they_are_asked_for()
    {
        Add("active", Some.Line(1, 1));
        Add("finished", Some.Line(1, 2) + """{"seq":2,"event":{"type":"complete"}}""" + "\n");

        Assert.Equal([Some.Visible(1)], (await ListAsync()).Sessions.Select(Some.Visible));
        var all = await ListAsync(includeCompleted: true);
        Assert.Equal([Some.Visible(1), Some.Visible(2)], all.Sessions.Select(Some.Visible));
    }

    [Fact]
    public async Task A_list_reads_the_journals_and_brings_no_session_into_memory()
    {
        Add("first", Some.Line(1, 1));
        Add("second", Some.Line(1, 2));

        await ListAsync();
        await ListAsync();

        Assert.Equal(2, Store.Glances.Count);
        Assert.All(Store.Glances, query => Assert.Equal(2, query.Sessions.Count));
        Assert.Empty(Disk.Looks);
    }

    [Fact]
    public async Task A_session_that_is_in_memory_is_asked_and_its_journal_is_not_read_anew()
    {
        Add("first", Some.Line(1, 1));
        Add("second", Some.Line(1, 2));
        _registry = await StartAsync();
        _registry.Tell(Some.Get(SessionId.Parse("first")), TestActor);
        ExpectMsg<SessionReply.SnapshotFound>();

        var listed = await ListAsync();

        Assert.Equal([Some.Visible(1), Some.Visible(2)], listed.Sessions.Select(Some.Visible));
        Assert.Equal(["second"], Assert.Single(Store.Glances).Sessions.Select(session => session.Value));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_stored_costs_a_line_in_the_log_and_not_the_session()
    {
        Add("first", Some.Line(1, 1));
        Disk.SnapshotFailure = new SessionException(new Refusal(RefusalCode.NoSpace, "the disk is full"));

        await EventFilter.Warning(contains: "first").ExpectOneAsync(async () =>
            Assert.Single((await ListAsync()).Sessions));
    }

    [Fact]
    public async Task What_is_no_session_is_a_warning()
    {
        Store.Warnings = ["a b.jsonl is no session"];

        var listed = await ListAsync();

        Assert.Empty(listed.Sessions);
        Assert.Equal(["a b.jsonl is no session"], listed.Warnings.ToArray());
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_is_a_warning()
    {
        Add("first", Some.Line(1, 1));
        Disk.ReplayFailure = new SessionException(new Refusal(RefusalCode.SymlinkRefused, "the journal is a link"));

        var listed = await ListAsync();

        Assert.Empty(listed.Sessions);
        Assert.Equal(["session first: the journal is a link"], listed.Warnings.ToArray());
    }

    [Fact]
    public async Task A_session_that_does_not_answer_is_left_out_with_a_warning()
    {
        Add("absent", Some.Line(1, 1));
        Add("silent", Some.Line(1, 2));
        Disk.LookGate.Close();
        var registry = await StartAsync();
        registry.Tell(Some.Get(SessionId.Parse("silent")), CreateTestProbe());
        await Disk.LookGate.Arrived;
        Store.GlanceGate.Close();
        registry.Tell(new WorkspaceQuery.ListSessions(Some.Workspace, false), TestActor);
        await Store.GlanceGate.Arrived;

        Sys.ActorSelection(registry.Path / "$a").Tell(ReceiveTimeout.Instance);
        Store.GlanceGate.Open();

        var listed = ExpectMsg<WorkspaceReply.SessionsListed>();
        Assert.Equal(Some.Visible(1), Some.Visible(Assert.Single(listed.Sessions)));
        Assert.Equal(["session silent: it did not answer in time"], listed.Warnings.ToArray());
        Disk.LookGate.Open();
    }

    [Fact]
    public async Task There_is_no_list_without_sessions_that_nobody_has_come_to()
    {
        Add("first", Some.Line(1, 1));
        Add("second", Some.Line(1, 2));
        Store.GlancesMax = 1;
        var registry = await StartAsync();

        registry.Tell(new WorkspaceQuery.ListSessions(Some.Workspace, false), TestActor);

        Assert.Equal(RefusalCode.Timeout, ExpectMsg<WorkspaceReply.Refused>().Refusal.Code);
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_listed_is_refused()
    {
        var registry = await StartAsync();
        Store.Failure = new SessionException(Refusal.WorkspaceNotFound("/some/workspace"));

        registry.Tell(new WorkspaceQuery.ListSessions(Some.Workspace, false), TestActor);

        Assert.Equal(RefusalCode.WorkspaceNotFound, ExpectMsg<WorkspaceReply.Refused>().Refusal.Code);
    }

    private void Add(string session, string text) =>
        Disk.File(new SessionKey(Some.Workspace, SessionId.Parse(session))).Append(text);

    private async Task<IActorRef> StartAsync() => Sys.ActorOf(SessionRegistryActor.Props(await OpenAsync()));

    private async Task<WorkspaceReply.SessionsListed> ListAsync(bool includeCompleted = false)
    {
        _registry ??= await StartAsync();
        _registry.Tell(new WorkspaceQuery.ListSessions(Some.Workspace, includeCompleted), TestActor);
        return ExpectMsg<WorkspaceReply.SessionsListed>();
    }
}
