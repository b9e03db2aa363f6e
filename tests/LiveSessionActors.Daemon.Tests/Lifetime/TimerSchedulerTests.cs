using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class TimerSchedulerTests() : TestKit(
    """
    akka.scheduler.implementation = "LiveSessionActors.Daemon.Lifetime.TimerScheduler, LiveSessionActors.Daemon"
    """)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private IScheduler Scheduler => Sys.Scheduler;

    [Fact]
    public void It_is_the_one_of_the_actor_system() =>
        Assert.Equal("TimerScheduler", Scheduler.GetType().Name);

    [Fact]
    public void What_is_due_once_comes_once()
    {
        Scheduler.ScheduleTellOnce(Moment, TestActor, "once", ActorRefs.NoSender);
        ExpectMsg("once");

        Scheduler.ScheduleTellOnce(Moment * 4, TestActor, "after", ActorRefs.NoSender);
        ExpectMsg("after");
    }

    [Fact]
    public void What_is_due_at_once_comes_at_once()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);

        ExpectMsg("now");
    }

    [Fact]
    public void What_repeats_comes_until_it_is_cancelled()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, Moment, TestActor, "again", ActorRefs.NoSender, cancelable);
        ExpectMsg("again");
        ExpectMsg("again");

        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(Moment * 4, TestActor, "cancelled", ActorRefs.NoSender);

        // Some more may have come before it was cancelled, and one may have been on its way then.
        FishForMessage<string>(told => told == "cancelled");
        Scheduler.ScheduleTellOnce(Moment * 10, TestActor, "end", ActorRefs.NoSender);
        var late = new System.Collections.ArrayList();
        FishForMessage<string>(told => told == "end", late);
        Assert.InRange(late.Count, 0, 1);
    }

    [Fact]
    public void What_is_cancelled_before_it_is_due_does_not_come()
    {
        using var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellOnce(Moment, TestActor, "cancelled", ActorRefs.NoSender, cancelable);
        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(Moment, TestActor, "cancelled before", ActorRefs.NoSender, cancelable);
        Scheduler.ScheduleTellOnce(Moment * 4, TestActor, "end", ActorRefs.NoSender);

        ExpectMsg("end");
    }

    [Fact]
    public void An_action_that_fails_is_logged_and_the_next_one_runs()
    {
        EventFilter.Error(contains: "What was scheduled failed.").ExpectOne(() =>
            Scheduler.Advanced.ScheduleOnce(Moment, () => throw new InvalidOperationException("on purpose")));

        Scheduler.Advanced.ScheduleOnce(Moment, () => TestActor.Tell("ran"));

        ExpectMsg("ran");
    }

    [Fact]
    public void Time_goes_on()
    {
        var (monotonic, precise) = (Scheduler.MonotonicClock, Scheduler.HighResMonotonicClock);

        AwaitCondition(() => Scheduler.MonotonicClock > monotonic && Scheduler.HighResMonotonicClock > precise);
    }
}
