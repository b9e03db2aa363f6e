using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

public sealed class WorkQueueActorTests : WorkActorTest
{
    [Fact]
    public async Task An_event_that_is_appended_goes_to_the_caller_that_waits_for_work()
    {
        var registry = await StartAsync();
        var worker = Send(registry, Next(wait: true));
        Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        Appended(Send(registry, Append("generate")));

        var handed = worker.ExpectMsg<WorkReply.Handed>();
        Assert.Equal((Some.Session, "1", 1), (handed.Lease.Session, handed.Lease.Seq.ToString(), handed.Lease.Attempt));
        Assert.Contains("\"generate\"", handed.Event.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_from_before_the_start_is_handed_out()
    {
        File.Append(PendingLine(7));
        var registry = await StartAsync();

        Assert.Equal("7", Handed(Send(registry, Next())).Seq.ToString());
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
    }

    [Fact]
    public async Task Work_from_before_the_start_is_handed_out_oldest_first_whichever_session_is_read_first()
    {
        Disk.File(new SessionKey(Some.Workspace, Other)).Append(Line(1, "generate", Other, Some.Moment.AddHours(1)));
        File.Append(PendingLine(1));
        var registry = await StartAsync();
        Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        Assert.Equal(Some.Session, Handed(Send(registry, Next())).Session);
        Assert.Equal(Other, Handed(Send(registry, Next())).Session);
    }

    [Fact]
    public async Task Who_asks_without_waiting_gets_what_was_appended_before()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        Handed(Send(registry, Next()));
        Disk.LookGate.Close();
        Appended(Send(registry, Append("accept")));
        await Disk.LookGate.Arrived;
        var worker = Send(registry, Next());
        Send(registry, new WorkQuery.GetDeadLettered(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        Disk.LookGate.Open();

        Assert.Equal("2", Handed(worker).Seq.ToString());
    }

    [Fact]
    public async Task Time_that_goes_on_while_a_timer_is_set_does_not_end_the_queue()
    {
        var registry = await StartAsync();
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();

        Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(10);

        foreach (var waitFor in Enumerable.Range(0, 80).Select(number => TimeSpan.FromMilliseconds(number)))
            Send(registry, Next() with { WaitFor = waitFor }).ExpectMsg<WorkReply.NoneCame>();
    }

    [Fact]
    public async Task A_queue_that_failed_is_made_anew_by_who_asks_next()
    {
        LostMessages();
        var registry = await StartAsync();
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        Appended(Send(registry, Append("generate")));
        var queue = await Sys.ActorSelection(registry.Path / "$a").ResolveOne(TimeSpan.FromSeconds(20));
        Watch(queue);
        queue.Tell(Kill.Instance);
        ExpectTerminated(queue);

        // Until the registry has heard of the end, too.
        await AwaitAssertAsync(() => Assert.Equal(Some.Session, Handed(Send(registry, Next())).Session));
    }

    [Fact]
    public async Task What_another_process_appends_is_handed_out_while_somebody_waits()
    {
        var registry = await StartAsync();
        var worker = Send(registry, Next(wait: true));
        Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>();

        File.Append(PendingLine(1));

        Assert.Equal(Some.Session, Handed(worker).Session);
    }

    [Fact]
    public async Task What_another_process_has_ended_is_not_handed_out()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        Assert.Single(Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>().Work);

        File.Append(Line(2, "complete"));

        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
    }

    [Fact]
    public async Task A_reply_is_appended_and_ends_the_work()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));

        Assert.Equal(2, Appended(Send(registry, Reply(lease))).Seq);

        Assert.Empty(Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>().Work);
        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task A_reply_to_an_event_the_session_does_not_wait_for_any_more_writes_nothing()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        File.Append(Line(2, "accept"));

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));

        Assert.Equal(2, File.Lines.Count);
        Assert.Equal("2", Handed(Send(registry, Next())).Seq.ToString());
    }

    [Fact]
    public async Task A_reply_under_a_lease_that_ran_out_is_refused_and_says_who_has_the_work()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var late = Handed(Send(registry, Next("late")));
        Time.Advance(TimeSpan.FromSeconds(30));
        Handed(Send(registry, Next("quick")));

        var refused = Send(registry, Reply(late)).ExpectMsg<WorkReply.Refused>();

        Assert.Equal(RefusalCode.LeaseGone, refused.Refusal.Code);
        Assert.Contains("quick", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task A_lease_can_be_renewed_and_given_back()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));

        var renewed = Send(registry, new WorkCommand.Renew(Some.Workspace, lease.Id, TimeSpan.FromMinutes(1)))
            .ExpectMsg<WorkReply.Renewed>().Lease;
        Assert.Equal(Some.Moment + TimeSpan.FromMinutes(1), renewed.ExpiresAt);
        Send(registry, new WorkCommand.Release(Some.Workspace, lease.Id)).ExpectMsg<WorkReply.Done>();

        Assert.Equal(2, Handed(Send(registry, Next())).Attempt);
        Assert.Equal(
            RefusalCode.LeaseGone,
            WorkRefusal(Send(registry, new WorkCommand.Renew(Some.Workspace, lease.Id, TimeSpan.FromMinutes(1)))));
    }

    [Fact]
    public async Task A_worker_actor_that_ends_gives_its_work_back()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var worker = CreateTestProbe();
        registry.Tell(Next() with { WatchSender = true }, worker);
        Handed(worker);
        var next = Send(registry, Next(wait: true));

        Sys.Stop(worker.Ref);

        Assert.Equal(2, Handed(next).Attempt);
    }

    [Fact]
    public async Task A_reply_for_another_session_than_the_lease_is_refused()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));

        var reply = new WorkCommand.Reply(Some.Workspace, lease.Id, Event("agent_done", Other));

        Assert.Equal(RefusalCode.InvalidSessionId, WorkRefusal(Send(registry, reply)));
        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_repeated_under_its_key_although_the_lease_has_ended()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var reply = Reply(Handed(Send(registry, Next()))) with { IdempotencyKey = "done" };
        var first = Send(registry, reply).ExpectMsg<SessionReply.EventAppended>();
        Appended(Send(registry, Append("generate")));

        var again = Send(registry, reply).ExpectMsg<SessionReply.EventAppended>();
        var other = Send(registry, reply with { IdempotencyKey = "other" }).ExpectMsg<SessionReply.Refused>();

        Assert.Equal((first.Seq, first.Snapshot.ToString()), (again.Seq, again.Snapshot.ToString()));
        Assert.Equal(RefusalCode.LeaseGone, other.Refusal.Code);
        Assert.Equal(3, File.Lines.Count);
    }

    [Fact]
    public async Task A_reply_to_a_session_that_has_moved_on_is_refused_and_keeps_its_lease()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var reply = Reply(Handed(Send(registry, Next())));

        Assert.Equal(RefusalCode.SequenceMismatch, WorkRefusal(Send(registry, reply with { ExpectedSeq = 7 })));

        Send(registry, reply with { ExpectedSeq = 1 }).ExpectMsg<SessionReply.EventAppended>();
    }

    [Fact]
    public async Task Whoever_asks_for_work_where_sessions_cannot_be_listed_is_told_why_and_served_once_they_can()
    {
        File.Append(PendingLine(1));
        var registry = await StartAsync();
        Store.Failure = new SessionException(new Refusal(RefusalCode.IoError, "the directory may not be read"));

        Assert.Equal(RefusalCode.IoError, WorkRefusal(Send(registry, Next())));
        Assert.Equal(RefusalCode.IoError, WorkRefusal(Send(registry, Next())));
        var waiting = Send(registry, Next(wait: true));
        Store.Failure = null;

        Assert.Equal(Some.Session, Handed(waiting).Session);
    }

    [Fact]
    public async Task Where_no_work_was_handed_out_none_is_dead_and_nothing_is_looked_at()
    {
        File.Append(PendingLine(1));
        var registry = await StartAsync();

        Assert.Empty(DeadLettered(registry));

        Assert.Empty(Disk.Looks);
    }

    [Fact]
    public async Task Work_that_ran_out_of_its_lease_too_often_is_told_until_it_is_revived()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        for (var attempt = 1; attempt <= Some.Settings.Work.AttemptsMax; attempt++)
        {
            Assert.Empty(DeadLettered(registry));
            Handed(Send(registry, Next()));
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        var dead = Assert.Single(DeadLettered(registry));
        Send(registry, new WorkCommand.Revive(Some.Workspace, Some.Session)).ExpectMsg<WorkReply.Done>();

        Assert.Equal((Some.Session, Some.Settings.Work.AttemptsMax, true), (dead.Session, dead.Attempts, dead.IsDead));
        Assert.Empty(DeadLettered(registry));
    }
}
