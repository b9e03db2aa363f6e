using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class SupervisionSpecs : ActorSpec
{
    [Fact]
    public void Resume_keeps_the_state_and_drops_the_message_that_failed()
    {
        var actor = Supervise(Directive.Resume, Reporter());
        ReceiveN(2);

        actor.Tell("one");
        actor.Tell(new InvalidOperationException("oops"));
        actor.Tell("two");

        ExpectMsg("actor one 1");
        ExpectMsg("actor two 2");
    }

    [Fact]
    public void Stop_ends_the_child_and_no_other()
    {
        var actor = Supervise(new OneForOneStrategy(_ => Directive.Stop), Reporter("first"), out var parent);
        var second = Make(Reporter("second"), parent);
        Watch(actor);

        actor.Tell(new InvalidOperationException("oops"));
        ExpectTerminatedAmongReports(actor);
        second.Tell("hello");

        var report = FishForMessage<string>(text => text.StartsWith("second hello", StringComparison.Ordinal));
        Assert.Equal("second hello 1", report);
    }

    [Fact]
    public void Escalate_makes_the_parent_fail_by_the_same_cause()
    {
        var strategy = new OneForOneStrategy(cause =>
        {
            TestActor.Tell($"decides {cause.Message}");
            return Directive.Stop;
        });
        var grandparent = Sys.ActorOf(Props.Create(() => new ParentActor(strategy)));
        var escalating = new OneForOneStrategy(_ => Directive.Escalate);
        var parent = Make(Props.Create(() => new ParentActor(escalating)), grandparent);
        var actor = Make(Reporter(), parent);
        Watch(parent);

        actor.Tell(new InvalidOperationException("escalated"));

        FishForMessage(message => message is "decides escalated");
        ExpectTerminatedAmongReports(parent);
    }

    [Fact]
    public void More_restarts_than_allowed_in_the_window_stop_the_child()
    {
        var strategy = new OneForOneStrategy(2, TimeSpan.FromMinutes(1), _ => Directive.Restart);
        var actor = Supervise(strategy, Reporter(), out _);
        Watch(actor);

        for (var i = 0; i < 3; i++)
            actor.Tell(new InvalidOperationException("oops"));

        var reports = ReceiveWhile(null, null, message => message as string, 100).OfType<string>().ToList();
        Assert.Equal(2, reports.Count(text => text == "actor PostRestart oops"));
        Assert.Equal("actor PostStop", reports[^1]);
    }

    [Fact]
    public void No_retries_allowed_stops_the_child_at_its_first_failure()
    {
        var strategy = new OneForOneStrategy(0, TimeSpan.FromMinutes(1), _ => Directive.Restart);
        var actor = Supervise(strategy, Reporter(), out _);
        ReceiveN(2);
        Watch(actor);

        actor.Tell(new InvalidOperationException("oops"));

        ExpectMsg("actor PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void AllForOne_restarts_the_siblings_of_the_one_that_failed()
    {
        var first = Supervise(new AllForOneStrategy(_ => Directive.Restart), Reporter("first"), out var parent);
        Make(Reporter("second"), parent);
        FishForMessage(message => message is "second PreStart");

        first.Tell(new InvalidOperationException("oops"));

        var expected = new[] { "first PostRestart oops", "second PostRestart oops" };
        var seen = new HashSet<string>();
        FishForMessage(message =>
            message is string text && expected.Contains(text) && seen.Add(text) && seen.Count == 2);
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_child_of_a_failed_actor_is_suspended_and_restarted_with_it_if_it_is_kept()
    {
        var child = Supervise(SupervisorStrategy.DefaultStrategy, Reporter("child"), out var parent);
        ReceiveN(2);

        parent.Tell(new InvalidOperationException("parent's"));

        ExpectMsg("child PreRestart parent's nothing");
        ExpectMsg("child PostStop");
        ExpectMsg("child constructor");
        ExpectMsg("child PostRestart parent's");
        ExpectMsg("child PreStart");
        child.Tell("hello");
        ExpectMsg("child hello 1");
    }

    [Fact]
    public void The_default_strategy_restarts_a_child()
    {
        var actor = Supervise(SupervisorStrategy.DefaultStrategy, Reporter(), out _);
        ReceiveN(2);

        actor.Tell(new InvalidOperationException("oops"));

        ExpectMsg("actor PreRestart oops its cause");
    }

    [Fact]
    public void A_strategy_in_the_recipe_goes_before_the_actors_own()
    {
        var props = Props.Create(() => new ParentActor(SupervisorStrategy.DefaultStrategy))
            .WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);
        var parent = Sys.ActorOf(props);
        var actor = Make(Reporter(), parent);
        Watch(actor);

        actor.Tell(new InvalidOperationException("oops"));

        ExpectTerminatedAmongReports(actor);
    }

    private void ExpectTerminatedAmongReports(IActorRef actor) =>
        FishForMessage(message => message is Terminated terminated && terminated.ActorRef.Equals(actor));
}
