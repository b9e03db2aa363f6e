using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class LifecycleSpecs : ActorSpec
{
    [Fact]
    public void An_actor_is_constructed_and_started_before_its_first_message()
    {
        var actor = Sys.ActorOf(Reporter());
        actor.Tell("hello");

        ExpectMsg("actor constructor");
        ExpectMsg("actor PreStart");
        ExpectMsg("actor hello 1");
    }

    [Fact]
    public void A_restart_calls_PreRestart_stops_the_children_and_only_then_makes_the_new_instance()
    {
        var child = Reporter("child");
        var actor = Supervise(Directive.Restart, Reporter("actor", context => context.ActorOf(child)));
        ReceiveN(4).ToList().ForEach(text => Assert.DoesNotContain("PostStop", (string)text, StringComparison.Ordinal));

        actor.Tell(new InvalidOperationException("oops"));

        ExpectMsg("actor PreRestart oops its cause");
        ExpectMsgAllOf("actor PostStop", "child PostStop");
        ExpectMsg("actor constructor");
        ExpectMsg("actor PostRestart oops");
        ExpectMsg("actor PreStart");
        ExpectMsg("child constructor");
        ExpectMsg("child PreStart");
    }

    [Fact]
    public void Messages_are_kept_across_a_restart_and_the_one_that_failed_is_not_handled_again()
    {
        var actor = Supervise(Directive.Restart, Reporter());
        ReceiveN(2);

        actor.Tell("before");
        actor.Tell(new InvalidOperationException("oops"));
        actor.Tell("after");
        actor.Tell("last");

        ExpectMsg("actor before 1");
        ExpectMsg("actor PreRestart oops its cause");
        ExpectMsg("actor PostStop");
        ExpectMsg("actor constructor");
        ExpectMsg("actor PostRestart oops");
        ExpectMsg("actor PreStart");
        ExpectMsg("actor after 1");
        ExpectMsg("actor last 2");
    }

    [Fact]
    public void A_stopped_actor_finishes_its_message_stops_its_children_first_and_then_itself()
    {
        var child = Reporter("child");
        var actor = Sys.ActorOf(Reporter("actor", context => context.ActorOf(child)));
        ReceiveN(4);

        Watch(actor);
        Sys.Stop(actor);

        ExpectMsg("child PostStop");
        ExpectMsg("actor PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void PoisonPill_ends_an_actor_after_the_messages_that_came_before_it()
    {
        var actor = Sys.ActorOf(Reporter());
        ReceiveN(2);
        Watch(actor);

        actor.Tell("first");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("never");

        ExpectMsg("actor first 1");
        ExpectMsg("actor PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void Kill_makes_the_actor_fail_and_its_supervisor_stop_it()
    {
        var actor = Supervise(SupervisorStrategy.DefaultStrategy, Reporter(), out _);
        ReceiveN(2);
        Watch(actor);

        actor.Tell(Kill.Instance);

        ExpectMsg("actor PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void An_actor_whose_constructor_throws_is_stopped_and_its_watcher_told()
    {
        var actor = Sys.ActorOf(Props.Create<CannotBeMade>());

        Watch(actor);

        ExpectTerminated(actor);
    }

    private sealed class CannotBeMade : UntypedActor
    {
        public CannotBeMade() => throw new InvalidOperationException("no");

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
