using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>A late request that nobody superseded is taken; one for work that is another's, or over, is refused.</summary>
public sealed class WorkLateTests : WorkActorTest
{
    // Longer than any test takes: no look comes by itself.
    private protected override LiveSessionSettings Settings { get; } = Some.Settings with
    {
        Work = Some.Settings.Work with { LookInterval = TimeSpan.FromHours(1) },
    };

    [Fact]
    public async Task A_reply_after_its_lease_ran_out_is_taken_while_nobody_else_has_the_work()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Time.Advance(TimeSpan.FromSeconds(30));

        Appended(Send(registry, Reply(lease)));

        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
    }

    [Fact]
    public async Task A_reply_after_a_restart_is_taken_and_one_to_what_is_over_is_not()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));

        registry = await RestartAsync(registry);
        Appended(Send(registry, Reply(lease)));
        registry = await RestartAsync(registry);

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task A_reply_after_a_restart_is_refused_once_somebody_else_has_the_work()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var late = Handed(Send(registry, Next("late")));
        registry = await RestartAsync(registry);
        Time.Advance(TimeSpan.FromSeconds(30));
        var lease = Handed(Send(registry, Next("quick")));

        var refused = Send(registry, Reply(late)).ExpectMsg<WorkReply.Refused>();

        Assert.Equal(RefusalCode.LeaseGone, refused.Refusal.Code);
        Assert.Contains("quick", refused.Refusal.Detail, StringComparison.Ordinal);
        Appended(Send(registry, Reply(lease)));
    }

    [Fact]
    public async Task A_reply_after_a_restart_is_refused_when_the_session_waits_for_another_line()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Sys.Stop(registry);
        File.Append(Line(1, "accept"));

        registry = await RestartAsync(registry);

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Reply(lease))));
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task A_late_reply_that_is_written_keeps_the_work_from_others_until_it_is_written()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Time.Advance(TimeSpan.FromSeconds(30));
        Disk.WriteGate.Close();
        var late = Send(registry, Reply(lease));
        await Disk.WriteGate.Arrived;
        var other = Send(registry, Next("other"));

        Disk.WriteGate.Open();

        Appended(late);
        other.ExpectMsg<WorkReply.NoneCame>();
    }

    [Fact]
    public async Task A_late_reply_that_was_given_already_is_given_again_under_its_key_after_a_restart()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var reply = Reply(Handed(Send(registry, Next()))) with { IdempotencyKey = "done" };
        var first = Appended(Send(registry, reply));

        registry = await RestartAsync(registry);

        Assert.Equal(first.Seq, Appended(Send(registry, reply)).Seq);
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task The_last_worker_of_dead_work_may_still_end_it()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        WorkLease? last = null;
        for (var attempt = 1; attempt <= Some.Settings.Work.AttemptsMax; attempt++)
        {
            last = Handed(Send(registry, Next()));
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(RefusalCode.LeaseGone, WorkRefusal(Send(registry, Renew(last!))));
        Appended(Send(registry, Reply(last!)));

        Assert.Empty(DeadLettered(registry));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lease_that_has_ended_is_renewed_while_nobody_else_has_the_work(bool restarts)
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Time.Advance(TimeSpan.FromSeconds(30));
        if (restarts)
            registry = await RestartAsync(registry);

        var renewed = Send(registry, Renew(lease)).ExpectMsg<WorkReply.Renewed>().Lease;

        Assert.Equal((lease.Id, "worker", 1), (renewed.Id, renewed.Worker, renewed.Attempt));
        Send(registry, Next("other")).ExpectMsg<WorkReply.NoneCame>();
        Appended(Send(registry, Reply(lease)));
    }

    [Fact]
    public async Task Whoever_comes_late_where_sessions_cannot_be_listed_is_told_why()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        registry = await RestartAsync(registry);
        Store.Failure = new SessionException(new Refusal(RefusalCode.IoError, "the directory may not be read"));

        Assert.Equal(RefusalCode.IoError, WorkRefusal(Send(registry, Reply(lease))));
        Store.Failure = null;

        Appended(Send(registry, Reply(lease)));
    }

    [Fact]
    public async Task Who_asks_without_waiting_gets_what_another_process_appended_once_the_last_look_is_old()
    {
        var registry = await StartAsync();
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        File.Append(PendingLine(1));
        Time.Advance(Settings.Work.LookInterval);

        Assert.Equal("1", Handed(Send(registry, Next())).Seq.ToString());
        var looks = Store.Listed;
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        Assert.Equal(looks, Store.Listed);
    }

    [Fact]
    public async Task Who_asks_where_sessions_can_be_listed_no_more_is_told_that_some_may_be_missing()
    {
        var registry = await StartAsync();
        Assert.Equal(0, Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>().Warnings);
        Store.Failure = new SessionException(new Refusal(RefusalCode.IoError, "the directory may not be read"));
        Time.Advance(Settings.Work.LookInterval);

        Assert.Equal(1, Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>().Warnings);
        Store.Failure = null;
        Time.Advance(Settings.Work.LookInterval);

        Assert.Equal(0, Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>().Warnings);
    }

    private static WorkCommand.Renew Renew(WorkLease lease) =>
        new(Some.Workspace, lease.Id, TimeSpan.FromSeconds(30));

    private async Task<IActorRef> RestartAsync(IActorRef registry)
    {
        Watch(registry);
        Sys.Stop(registry);
        ExpectTerminated(registry);
        Store.Close();
        return await StartAsync();
    }
}
