using System.Runtime.CompilerServices;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests;

public sealed class WorkspacesActorTests : ActorTest
{
    private static readonly Workspace Other = Workspace.Parse("/other/workspace");

    [Fact]
    public void A_workspace_is_opened_at_its_first_use_and_once()
    {
        var workspaces = Start();

        Assert.Equal(1, Appended(Send(workspaces, Some.Append(1))).Seq);
        Assert.Equal(2, Appended(Send(workspaces, Some.Append(2))).Seq);
        Assert.Equal(1, Store.Opened);
    }

    [Fact]
    public void Workspaces_do_not_share_sessions()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));

        var other = Send(workspaces, new SessionQuery.GetSnapshot(Other, Some.Session));

        Assert.Equal(0, other.ExpectMsg<SessionReply.SnapshotFound>().LastSeq);
    }

    [Fact]
    public async Task What_comes_while_a_workspace_is_opened_waits_and_keeps_its_order()
    {
        var workspaces = Start();
        Store.OpenGate.Close();
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(1, 20))
            workspaces.Tell(Some.Append(number), sender);
        await Store.OpenGate.Arrived;

        Store.OpenGate.Open();

        Assert.Equal(Some.Seqs(1, 20), Enumerable.Range(1, 20).Select(_ => Appended(sender).Seq));
    }

    [Fact]
    public void A_workspace_that_cannot_be_opened_refuses_each_message_and_is_tried_again_at_the_next_use()
    {
        Store.Failure = new SessionException(new Refusal(RefusalCode.WorkspaceLocked, "another daemon has it"));
        var workspaces = Start();

        var append = Send(workspaces, Some.Append());
        var list = Send(workspaces, new WorkspaceQuery.ListSessions(Some.Workspace, false));

        Assert.Equal(RefusalCode.WorkspaceLocked, RefusalOf(append));
        Assert.Equal(RefusalCode.WorkspaceLocked, list.ExpectMsg<WorkspaceReply.Refused>().Refusal.Code);
        Store.Failure = null;
        Assert.Equal(1, Appended(Send(workspaces, Some.Append())).Seq);
    }

    [Fact]
    public void A_workspace_that_is_anothers_by_now_is_closed_and_opened_anew_at_its_next_use()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));
        var lost = Store.Lost;
        Store.Lost = new TaskCompletionSource();

        lost.SetResult();

        AwaitCondition(() => !Store.IsOpen(Some.Workspace), TimeSpan.FromSeconds(20));
        Assert.Equal(2, Appended(Send(workspaces, Some.Append(2))).Seq);
        Assert.Equal(2, Store.Opened);
    }

    [Fact]
    public void A_workspace_is_opened_without_making_anything_whatever_is_asked_first()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));

        Send(workspaces, new WorkspaceQuery.ListSessions(Other, false)).ExpectMsg<WorkspaceReply.SessionsListed>();

        Assert.Equal((2, 2), (Store.Opened, Store.OpenedToRead));
    }

    [Fact]
    public void Health_tells_how_many_journals_the_last_lists_could_not_take_into_account()
    {
        Store.Warnings = ["one cannot be read", "another neither"];
        var workspaces = Start();
        Send(workspaces, new WorkspaceQuery.ListSessions(Some.Workspace, false))
            .ExpectMsg<WorkspaceReply.SessionsListed>();
        Store.Warnings = ["one cannot be read"];
        Send(workspaces, new WorkspaceQuery.ListSessions(Other, false)).ExpectMsg<WorkspaceReply.SessionsListed>();

        AwaitCondition(
            () => Send(workspaces, new GetHealth()).ExpectMsg<HealthReport>().Warnings == 3, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Health_counts_a_list_that_failed_until_the_next_one()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));
        var list = new WorkspaceQuery.ListSessions(Some.Workspace, false);
        Store.Failure = new SessionException(new Refusal(RefusalCode.IoError, "the directory may not be read"));

        Send(workspaces, list).ExpectMsg<WorkspaceReply.Refused>();
        AwaitCondition(() => Warnings() == 1, TimeSpan.FromSeconds(20));
        Store.Failure = null;
        Send(workspaces, list).ExpectMsg<WorkspaceReply.SessionsListed>();
        AwaitCondition(() => Warnings() == 0, TimeSpan.FromSeconds(20));

        int Warnings() => Send(workspaces, new GetHealth()).ExpectMsg<HealthReport>().Warnings;
    }

    [Fact]
    public void A_workspace_that_was_not_used_is_closed_and_opened_again_at_its_next_use()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));
        Time.Advance(Some.Settings.Workspaces.IdleClose / 2);
        Send(workspaces, new SessionQuery.GetSnapshot(Other, Some.Session)).ExpectMsg<SessionReply.SnapshotFound>();
        Time.Advance(Some.Settings.Workspaces.IdleClose / 2);

        workspaces.Tell(new WorkspacesActor.CloseUnused());

        AwaitCondition(() => !Store.IsOpen(Some.Workspace), TimeSpan.FromSeconds(20));
        Assert.True(Store.IsOpen(Other));
        Assert.Equal(2, Appended(Send(workspaces, Some.Append(2))).Seq);
    }

    [Fact]
    public void A_workspace_closes_while_work_is_held_which_is_held_when_it_opens_again()
    {
        var workspaces = StartWithWork();
        var lease = Send(workspaces, Next(leaseFor: Some.Settings.Workspaces.IdleClose * 4))
            .ExpectMsg<WorkReply.Handed>().Lease;

        BeIdle(workspaces);
        AwaitCondition(() => !Store.IsOpen(Some.Workspace), TimeSpan.FromSeconds(20));

        Send(workspaces, Next()).ExpectMsg<WorkReply.NoneCame>();
        Send(workspaces, new WorkCommand.Release(Some.Workspace, lease.Id)).ExpectMsg<WorkReply.Done>();
        Assert.Equal(2, Send(workspaces, Next()).ExpectMsg<WorkReply.Handed>().Lease.Attempt);
    }

    [Fact]
    public void A_workspace_stays_open_while_somebody_waits_for_work()
    {
        var workspaces = Start();
        var waiting = Send(workspaces, Next(waitFor: Some.Settings.Workspaces.IdleClose * 4));
        // One that is still being opened is not closed in any case.
        Send(workspaces, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        BeIdle(workspaces);

        Appended(Send(workspaces, Pending));
        waiting.ExpectMsg<WorkReply.Handed>();
        Assert.Equal(1, Store.Opened);
    }

    [Fact]
    public void What_is_dead_stays_dead_in_a_workspace_that_was_closed()
    {
        var workspaces = StartWithWork();
        for (var attempt = 1; attempt <= Some.Settings.Work.AttemptsMax; attempt++)
        {
            Send(workspaces, Next()).ExpectMsg<WorkReply.Handed>();
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Send(workspaces, Next()).ExpectMsg<WorkReply.NoneCame>();
        BeIdle(workspaces);
        AwaitCondition(() => !Store.IsOpen(Some.Workspace), TimeSpan.FromSeconds(20));

        var dead = Send(workspaces, new WorkQuery.GetDeadLettered(Some.Workspace)).ExpectMsg<WorkReply.Listed>();
        Assert.Equal([Some.Session], dead.Work.Select(work => work.Session));
    }

    [Fact]
    public void A_workspace_stays_open_until_a_round_through_it_has_ended()
    {
        var settings = Some.Settings with
        {
            Workspaces = Some.Settings.Workspaces with { IdleClose = Some.Settings.Workspaces.ListPatience / 2 },
        };
        var workspaces = Start(settings);
        File.Append(Some.Line(1));
        Store.GlanceGate.Close();
        var listing = Send(workspaces, new WorkspaceQuery.ListSessions(Some.Workspace, true));
        var archiving = Send(
            workspaces, new WorkspaceCommand.ArchiveSessions(Some.Workspace, null, TimeSpan.FromDays(1)));
        AwaitCondition(() => !Store.Archivings.IsEmpty && !Store.Glances.IsEmpty, TimeSpan.FromSeconds(20));

        Time.Advance(settings.Workspaces.IdleClose);
        workspaces.Tell(new WorkspacesActor.CloseUnused());
        Send(workspaces, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>();
        Store.GlanceGate.Open();
        Store.Report.SetResult(new ArchiveReport([], false));

        Assert.False(archiving.ExpectMsg<WorkspaceReply.SessionsArchived>().More);
        listing.ExpectMsg<WorkspaceReply.SessionsListed>();
        Assert.Equal(1, Store.Opened);
    }

    [Fact]
    public void A_stop_does_not_wait_for_work_that_is_held()
    {
        var workspaces = StartWithWork();
        Send(workspaces, Next()).ExpectMsg<WorkReply.Handed>();
        Watch(workspaces);
        Time.Advance(Some.Settings.Workspaces.IdleClose);

        workspaces.Tell(new WorkspacesActor.CloseUnused());
        workspaces.Tell(new WorkspacesActor.CloseAll());

        ExpectTerminated(workspaces);
    }

    [Fact]
    public void No_message_is_lost_while_a_workspace_closes_and_opens()
    {
        var workspaces = Start();
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(1, 200))
        {
            workspaces.Tell(Some.Append(number), sender);
            Time.Advance(Some.Settings.Workspaces.IdleClose);
            workspaces.Tell(new WorkspacesActor.CloseUnused());
        }

        Assert.Equal(
            Some.Seqs(1, 200), Enumerable.Range(1, 200).Select(_ => Appended(sender).Seq));
    }

    [Fact]
    public void A_workspace_by_another_name_is_the_same_workspace()
    {
        var link = Workspace.Parse("/some/link");
        Store.RealNames[link] = Some.Workspace;
        var workspaces = Start();
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(1, 20))
            workspaces.Tell(Some.Append(number) with { Workspace = number % 3 == 0 ? Some.Workspace : link }, sender);

        var answers = Enumerable.Range(1, 20).Select(_ => Appended(sender)).ToList();

        Assert.Equal(Some.Seqs(1, 20), answers.Select(answer => answer.Seq));
        Assert.All(answers, answer => Assert.Equal(Some.Workspace, answer.Workspace));
        Assert.Equal(1, Store.Opened);
    }

    [Fact]
    public void A_name_that_comes_to_mean_another_workspace_is_that_one_from_then_on()
    {
        var link = Workspace.Parse("/some/link");
        Store.RealNames[link] = Some.Workspace;
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append() with { Workspace = link }));

        Store.RealNames[link] = Other;

        Assert.Equal(Other, Appended(Send(workspaces, Some.Append() with { Workspace = link })).Workspace);
    }

    [Fact]
    public void Everything_that_is_asked_of_a_workspace_can_be_given_its_real_name()
    {
        var families = typeof(IWorkspaceMessage).Assembly.GetTypes().Where(type =>
            type.IsAbstract && !type.IsInterface && type.IsAssignableTo(typeof(IWorkspaceMessage))
            && !type.Name.EndsWith("Reply", StringComparison.Ordinal)
            && !type.Name.EndsWith("Event", StringComparison.Ordinal));

        Assert.All(families, family =>
        {
            var message = (IWorkspaceMessage)RuntimeHelpers.GetUninitializedObject(family.GetNestedTypes()[0]);
            Assert.Equal(Other, RealNames.Put(message, Other).Workspace);
        });
    }

    [Fact]
    public void Health_names_what_is_open_and_what_is_poisoned()
    {
        Store.Poisoned = [Some.Key];
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append()));
        Send(workspaces, new SessionQuery.GetSnapshot(Other, Some.Session)).ExpectMsg<SessionReply.SnapshotFound>();

        var health = Send(workspaces, new GetHealth()).ExpectMsg<HealthReport>();

        Assert.Equal([Other, Some.Workspace], health.Workspaces.ToArray());
        Assert.Equal([Some.Key], health.PoisonedSessions.ToArray());
    }

    [Fact]
    public async Task Closing_all_finishes_what_is_under_way_gives_the_workspaces_back_and_stops()
    {
        var workspaces = Start();
        Watch(workspaces);
        Disk.WriteGate.Close();
        var sender = Send(workspaces, Some.Append());
        await Disk.WriteGate.Arrived;

        workspaces.Tell(new WorkspacesActor.CloseAll());
        var late = Send(workspaces, Some.Get());
        Disk.WriteGate.Open();

        Assert.Equal(1, Appended(sender).Seq);
        Assert.Equal(RefusalCode.Stopping, RefusalOf(late));
        ExpectTerminated(workspaces);
        Assert.False(Store.IsOpen(Some.Workspace));
    }

    [Fact]
    public async Task A_workspace_that_opens_after_the_end_is_given_back()
    {
        var workspaces = Start();
        Watch(workspaces);
        Store.OpenGate.Close();
        var sender = Send(workspaces, Some.Append());
        await Store.OpenGate.Arrived;

        Sys.Stop(workspaces);
        ExpectTerminated(workspaces);
        Store.OpenGate.Open();

        Assert.Equal(RefusalCode.Stopping, RefusalOf(sender));
        AwaitCondition(() => Store.Opened == 1 && !Store.IsOpen(Some.Workspace), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_registry_that_fails_gives_its_workspace_back_and_refuses_what_waited()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));
        Disk.WriteGate.Close();
        var writing = Send(workspaces, Some.Append(2));
        await Disk.WriteGate.Arrived;

        Sys.ActorSelection(workspaces.Path / "$a").Tell(Kill.Instance);

        Assert.Equal(RefusalCode.Stopping, RefusalOf(writing));
        Disk.WriteGate.Open();
        AwaitAssert(() => Send(workspaces, Some.Get()).ExpectMsg<SessionReply.SnapshotFound>());
        Assert.Equal(2, Store.Opened);
    }

    [Fact]
    public void What_reaches_a_session_after_its_end_is_refused()
    {
        var workspaces = Start();
        Appended(Send(workspaces, Some.Append(1)));
        var gone = Sys.ActorOf(Props.Empty);
        Watch(gone);
        Sys.Stop(gone);
        ExpectTerminated(gone);

        Assert.Equal(RefusalCode.Stopping, RefusalOf(Send(gone, Some.Append(2))));
    }

    [Fact]
    public void Two_thousand_appends_of_many_senders_keep_their_order_and_none_is_lost()
    {
        var workspaces = Start(Some.Settings with { Sessions = Some.Settings.Sessions with { WaitingMax = 2000 } });
        var senders = Enumerable.Range(0, 20).Select(_ => CreateTestProbe()).ToList();
        foreach (var number in Enumerable.Range(0, 100))
            foreach (var sender in senders)
                workspaces.Tell(Some.Append(number, session: SessionId.Parse($"session-{number % 4}")), sender);

        foreach (var sender in senders)
        {
            var answers = Enumerable.Range(0, 100).Select(_ => Appended(sender)).GroupBy(answer => answer.Session);
            Assert.All(answers, session => Assert.Equal(session.OrderBy(answer => answer.Seq), session));
        }

        Assert.All(
            Enumerable.Range(0, 4),
            number => Assert.Equal(
                500, Disk.File(new SessionKey(Some.Workspace, SessionId.Parse($"session-{number}"))).Lines.Count));
    }

    [Fact]
    public void Whoever_starts_them_hears_how_many_sessions_have_left_memory()
    {
        var host = CreateTestProbe();
        Register();
        var workspaces = Sys.ActorOf(WorkspacesActor.Props(sessions => host.Ref.Tell(sessions)));

        workspaces.Tell(new WorkspacesActor.LeftMemory(7));

        host.ExpectMsg(7);
    }

    private static SessionCommand.AppendEvent Pending { get; } =
        new(Some.Workspace, Some.Session, SessionEvent.Parse("""{"type":"generate"}""", Some.Session));

    private static WorkCommand.TakeNext Next(TimeSpan waitFor = default, TimeSpan? leaseFor = null) => new(
        Some.Workspace, Guid.NewGuid().ToString(), "worker", leaseFor ?? TimeSpan.FromSeconds(30), waitFor, []);

    private IActorRef StartWithWork(LiveSessionSettings? settings = null)
    {
        var workspaces = Start(settings);
        Appended(Send(workspaces, Pending));
        return workspaces;
    }

    private void BeIdle(IActorRef workspaces)
    {
        Time.Advance(Some.Settings.Workspaces.IdleClose);
        workspaces.Tell(new WorkspacesActor.CloseUnused());
    }

    private IActorRef Start(LiveSessionSettings? settings = null)
    {
        Register(settings);
        return Sys.ActorOf(WorkspacesActor.Props());
    }
}
