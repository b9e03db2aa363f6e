using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

public sealed class SessionRegistryActorTests : ActorTest
{
    [Fact]
    public async Task Each_session_has_an_actor_of_its_own()
    {
        var registry = await StartAsync();
        var other = SessionId.Parse("other-session");

        Assert.Equal(1, Appended(Send(registry, Some.Append(1))).Seq);
        Assert.Equal(1, Appended(Send(registry, Some.Append(1, session: other))).Seq);
        Assert.Equal(2, Appended(Send(registry, Some.Append(2))).Seq);
    }

    [Fact]
    public async Task A_session_that_was_not_used_for_long_enough_leaves_memory_and_comes_back_at_its_next_use()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Some.Append(1)));
        var session = await SessionOf(registry);
        Watch(session);

        Time.Advance(Some.Settings.Sessions.PassivateAfter);
        registry.Tell(new SessionRegistryActor.PassivateUnused());

        ExpectTerminated(session);
        Assert.Equal(2, Appended(Send(registry, Some.Append(2))).Seq);
    }

    [Fact]
    public async Task A_session_that_was_used_stays_in_memory()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Some.Append(1)));
        var session = await SessionOf(registry);
        Time.Advance(Some.Settings.Sessions.PassivateAfter / 2);
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Time.Advance(Some.Settings.Sessions.PassivateAfter / 2);

        registry.Tell(new SessionRegistryActor.PassivateUnused());

        Assert.Equal(2, Appended(Send(registry, Some.Append(2))).Seq);
        Assert.Equal(session, await SessionOf(registry));
    }

    [Fact]
    public async Task No_message_is_lost_while_sessions_come_and_go()
    {
        var registry = await StartAsync();
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(1, 500))
        {
            registry.Tell(Some.Append(number), sender);
            if (number % 10 == 0)
            {
                Time.Advance(Some.Settings.Sessions.PassivateAfter);
                registry.Tell(new SessionRegistryActor.PassivateUnused());
            }
        }

        Assert.Equal(Some.Seqs(1, 500), Enumerable.Range(1, 500).Select(_ => Appended(sender).Seq));
    }

    [Fact]
    public async Task Beyond_the_limit_the_least_recently_used_session_leaves_memory()
    {
        var registry = await StartAsync(inMemoryMax: 2);
        var ids = Enumerable.Range(1, 3).Select(number => SessionId.Parse($"session-{number}")).ToList();
        Send(registry, Some.Get(ids[0])).ExpectMsg<SessionReply.SnapshotFound>();
        Send(registry, Some.Get(ids[1])).ExpectMsg<SessionReply.SnapshotFound>();
        Send(registry, Some.Get(ids[0])).ExpectMsg<SessionReply.SnapshotFound>();
        var leaving = await SessionOf(registry, ids[1]);
        Watch(leaving);

        Send(registry, Some.Get(ids[2])).ExpectMsg<SessionReply.SnapshotFound>();

        ExpectTerminated(leaving);
    }

    [Fact]
    public async Task A_listing_drives_no_session_out_of_memory_that_is_used()
    {
        foreach (var number in Enumerable.Range(1, 20))
            Disk.File(new SessionKey(Some.Workspace, SessionId.Parse($"listed-{number}"))).Append(Some.Line(1));
        var registry = await StartAsync(inMemoryMax: 2);
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        var used = await SessionOf(registry);

        var list = Send(registry, new WorkspaceQuery.ListSessions(Some.Workspace, false));

        Assert.Equal(20, list.ExpectMsg<WorkspaceReply.SessionsListed>().Sessions.Length);
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Assert.Equal(used, await SessionOf(registry));
    }

    [Fact]
    public async Task What_listings_keep_is_freed_when_nobody_has_asked_for_one_for_long_enough()
    {
        var registry = await StartAsync();
        Send(registry, new WorkspaceQuery.ListSessions(Some.Workspace, false))
            .ExpectMsg<WorkspaceReply.SessionsListed>();

        Time.Advance(Some.Settings.Sessions.PassivateAfter / 2);
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Assert.Equal(0, Store.Forgotten);

        Time.Advance(Some.Settings.Sessions.PassivateAfter / 2);
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Assert.Equal(1, Store.Forgotten);
    }

    [Fact]
    public async Task What_a_listing_keeps_that_took_longer_than_that_is_freed_after_its_end()
    {
        Disk.File(Some.Key).Append(Some.Line(1));
        var registry = await StartAsync();
        Store.GlanceGate.Close();
        var list = Send(registry, new WorkspaceQuery.ListSessions(Some.Workspace, false));
        await Store.GlanceGate.Arrived;
        Time.Advance(Some.Settings.Sessions.PassivateAfter);
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        Send(registry, Some.Get(SessionId.Parse("other"))).ExpectMsg<SessionReply.SnapshotFound>();
        Store.GlanceGate.Open();
        list.ExpectMsg<WorkspaceReply.SessionsListed>();
        var before = Store.Forgotten;

        Time.Advance(Some.Settings.Sessions.PassivateAfter);
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();

        Assert.Equal(before + 1, Store.Forgotten);
    }

    [Fact]
    public async Task Sessions_that_have_left_memory_are_told_of_once_and_those_a_list_had_kept_as_well()
    {
        foreach (var number in Enumerable.Range(1, 3))
            Disk.File(new SessionKey(Some.Workspace, SessionId.Parse($"listed-{number}"))).Append(Some.Line(1));
        var parent = CreateTestProbe();
        parent.IgnoreMessages(message => message is WorkspacesActor.Listed);
        var registry = await StartAsync(parent: parent);
        Send(registry, new WorkspaceQuery.ListSessions(Some.Workspace, false))
            .ExpectMsg<WorkspaceReply.SessionsListed>();
        Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Watch(await SessionOf(registry));

        Time.Advance(Some.Settings.Sessions.PassivateAfter);
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        Assert.Equal(3, parent.ExpectMsg<WorkspacesActor.LeftMemory>().Sessions);
        ExpectMsg<Terminated>();
        Send(registry, Some.Get(SessionId.Parse("other"))).ExpectMsg<SessionReply.SnapshotFound>();
        registry.Tell(new SessionRegistryActor.PassivateUnused());
        registry.Tell(new SessionRegistryActor.PassivateUnused());

        Assert.Equal(1, parent.ExpectMsg<WorkspacesActor.LeftMemory>().Sessions);
        Send(registry, Some.Get(SessionId.Parse("other"))).ExpectMsg<SessionReply.SnapshotFound>();
        Assert.False(parent.HasMessages);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_refuses_with_the_reason_and_is_tried_again_at_the_next_use()
    {
        LostMessages();
        var registry = await StartAsync();
        Disk.ReplayFailure = new SessionException(new Refusal(RefusalCode.SymlinkRefused, "the journal is a link"));

        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(Send(registry, Some.Get())));
        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(Send(registry, Some.Append())));
        Disk.ReplayFailure = null;

        await AwaitAssertAsync(() => Assert.Equal(1, Appended(Send(registry, Some.Append())).Seq));
    }

    [Fact]
    public async Task A_session_that_fails_starts_anew_at_its_next_use_and_others_go_on()
    {
        LostMessages();
        var registry = await StartAsync();
        var other = SessionId.Parse("other-session");
        Appended(Send(registry, Some.Append(1)));
        Appended(Send(registry, Some.Append(1, session: other)));
        var untouched = await SessionOf(registry, other);
        var failing = await SessionOf(registry);
        Watch(failing);

        failing.Tell(Kill.Instance);

        ExpectTerminated(failing);
        // Until the registry has heard of the end, too.
        await AwaitAssertAsync(() =>
            Assert.Equal(1, Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>().LastSeq));
        Assert.Equal(2, Appended(Send(registry, Some.Append(2))).Seq);
        Assert.Equal(untouched, await SessionOf(registry, other));
    }

    [Fact]
    public async Task A_read_only_workspace_refuses_appends_and_answers_reads()
    {
        Store.ReadOnly = new Refusal(RefusalCode.NotWritable, "the directory is read-only");
        File.Append(Some.Line(1, 3));
        var registry = await StartAsync();

        Assert.Equal(RefusalCode.NotWritable, RefusalOf(Send(registry, Some.Append())));
        Assert.Equal(1, Send(registry, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>().LastSeq);
        Store.ReadOnly = null;
        Assert.Equal(2, Appended(Send(registry, Some.Append())).Seq);
    }

    [Fact]
    public async Task An_event_of_another_session_is_refused()
    {
        var registry = await StartAsync();

        var refused = RefusalOf(Send(registry, Some.Append() with { Event = Some.Event(1, SessionId.Parse("other")) }));

        Assert.Equal(RefusalCode.InvalidSessionId, refused);
        Assert.Empty(Disk.Journals);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a key")]
    public async Task A_malformed_idempotency_key_is_refused(string key)
    {
        var registry = await StartAsync();

        Assert.Equal(RefusalCode.InvalidIdempotencyKey, RefusalOf(Send(registry, Some.Append(key: key))));
        Assert.Empty(Disk.Journals);
    }

    [Fact]
    public async Task Whether_a_journal_exists_is_asked_of_the_files()
    {
        var registry = await StartAsync();
        var query = new SessionQuery.HasJournal(Some.Workspace, Some.Session);

        Assert.False(Send(registry, query).ExpectMsg<SessionReply.JournalChecked>().Exists);
        File.Append("\n");
        Assert.True(Send(registry, query).ExpectMsg<SessionReply.JournalChecked>().Exists);
    }

    [Fact]
    public async Task Closing_finishes_what_is_under_way_and_stops()
    {
        var registry = await StartAsync();
        Watch(registry);
        Disk.WriteGate.Close();
        var sender = Send(registry, Some.Append());
        await Disk.WriteGate.Arrived;

        registry.Tell(new SessionRegistryActor.Close());
        Disk.WriteGate.Open();

        Assert.Equal(1, Appended(sender).Seq);
        ExpectTerminated(registry);
    }

    [Fact]
    public async Task An_unknown_message_is_logged_by_its_name()
    {
        var registry = await StartAsync();

        await EventFilter.Warning(contains: "System.String").ExpectOneAsync(() =>
        {
            registry.Tell("what is this?");
            return Task.CompletedTask;
        });
    }

    private async Task<IActorRef> StartAsync(int inMemoryMax = 1000, TestProbe? parent = null)
    {
        var settings = Settings with { Sessions = Settings.Sessions with { InMemoryMax = inMemoryMax } };
        var props = SessionRegistryActor.Props(await OpenAsync(settings: settings));
        return parent is null ? Sys.ActorOf(props) : parent.ChildActorOf(props);
    }

    private async Task<IActorRef> SessionOf(IActorRef registry, SessionId? session = null) => await Sys
        .ActorSelection(registry.Path / (session ?? Some.Session).Value)
        .ResolveOne(TimeSpan.FromSeconds(20));
}
