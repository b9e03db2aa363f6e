using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class SchedulerSpecs : ActorSpec
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void A_message_is_sent_once_with_its_sender()
    {
        var sender = Sys.ActorOf(Props.Empty);

        Sys.Scheduler.ScheduleTellOnce(Soon, TestActor, "once", sender);

        ExpectMsg("once");
        Assert.Equal(sender, LastSender);
    }

    [Fact]
    public void A_message_is_sent_until_it_is_cancelled()
    {
        var cancelable = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, Soon, TestActor, "again", ActorRefs.NoSender);

        ExpectMsg("again");
        ExpectMsg("again");
        cancelable.Cancel();

        Assert.True(cancelable.IsCancellationRequested);
        ReceiveWhile(null, TimeSpan.FromMilliseconds(100), message => message as string, 100);
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void What_is_cancelled_before_its_time_is_not_sent()
    {
        var cancelable = Sys.Scheduler.ScheduleTellOnceCancelable(
            TimeSpan.FromMilliseconds(50), TestActor, "never", ActorRefs.NoSender);
        cancelable.Cancel();

        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(100), TestActor, "later", ActorRefs.NoSender);

        ExpectMsg("later");
    }

    [Fact]
    public void An_action_runs_and_its_failure_stops_nothing()
    {
        Sys.Scheduler.Advanced.ScheduleOnce(Soon, () => throw new InvalidOperationException("oops"));
        Sys.Scheduler.Advanced.ScheduleOnce(Soon + Soon, () => TestActor.Tell("ran"));

        ExpectMsg("ran");
    }

    [Fact]
    public void An_action_that_fails_is_not_repeated()
    {
        Sys.Scheduler.Advanced.ScheduleRepeatedly(Soon, Soon, () =>
        {
            TestActor.Tell("ran");
            throw new InvalidOperationException("oops");
        });

        ExpectMsg("ran");
        ExpectNoMsg(TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void A_negative_delay_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(-1), TestActor, "never", ActorRefs.NoSender));

    [Fact]
    public void Linked_cancelables_are_cancelled_together()
    {
        var first = new Cancelable(Sys.Scheduler);
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, first);

        first.Cancel();

        Assert.True(linked.IsCancellationRequested);
        Assert.True(linked.Token.IsCancellationRequested);
    }
}
