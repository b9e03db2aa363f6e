using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class BehaviorSpecs : ActorSpec
{
    [Fact]
    public void Become_replaces_the_behaviour_and_unbecome_goes_back_to_the_first()
    {
        var actor = Sys.ActorOf(Props.Create(() => new SwitchingActor(TestActor)));

        actor.Tell("become");
        actor.Tell("one");
        actor.Tell("unbecome");
        actor.Tell("two");

        ExpectMsg("second one");
        ExpectMsg("first two");
    }

    [Fact]
    public void Stacked_behaviours_are_gone_back_through_one_by_one()
    {
        var actor = Sys.ActorOf(Props.Create(() => new SwitchingActor(TestActor)));

        foreach (var message in "stack stack one unbecome two unbecome three unbecome four".Split(' '))
            actor.Tell(message);

        foreach (var text in new[] { "second one", "second two", "first three", "first four" })
            ExpectMsg(text);
    }

    [Fact]
    public void A_restart_goes_back_to_the_first_behaviour()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new SwitchingActor(TestActor)));

        actor.Tell("become");
        actor.Tell(new InvalidOperationException("oops"));
        actor.Tell("one");

        ExpectMsg("first one");
    }

    [Fact]
    public void The_first_handler_that_fits_handles_a_message()
    {
        var actor = Sys.ActorOf(Props.Create(() => new PickyActor(TestActor)));

        foreach (var message in new object[] { 1, 7, "text", 2.5 })
            actor.Tell(message);

        ExpectMsg("small 1");
        ExpectMsg("number 7");
        ExpectMsg("text");
        ExpectMsg("any 2.5");
    }

    [Fact]
    public void What_no_handler_fits_is_published_as_unhandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.UnhandledMessage));
        var actor = Sys.ActorOf(Props.Create(() => new SwitchingActor(TestActor)));

        actor.Tell(5, TestActor);

        var unhandled = ExpectMsg<Event.UnhandledMessage>();
        Assert.Equal(5, unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void No_handler_can_follow_one_for_everything()
    {
        var actor = Sys.ActorOf(Props.Create(() => new UnreachableActor()));

        Watch(actor);

        ExpectTerminated(actor);
    }

    private sealed class SwitchingActor : ReceiveActor
    {
        private readonly IActorRef _listener;

        public SwitchingActor(IActorRef listener)
        {
            _listener = listener;
            Behave("first");
        }

        private void Behave(string name)
        {
            Receive<Exception>(failure => throw failure);
            Receive<string>(message => message == "become", _ => Become(() => Behave("second")));
            Receive<string>(message => message == "stack", _ => BecomeStacked(() => Behave("second")));
            Receive<string>(message => message == "unbecome", _ => UnbecomeStacked());
            Receive<string>(message => _listener.Tell($"{name} {message}"));
        }
    }

    private sealed class PickyActor : ReceiveActor
    {
        public PickyActor(IActorRef listener)
        {
            Receive<int>(number => number < 5, number => listener.Tell($"small {number}"));
            Receive(typeof(int), number => listener.Tell($"number {number}"));
            Receive<string>(text =>
            {
                listener.Tell(text);
                return true;
            });
            ReceiveAny(any => listener.Tell(FormattableString.Invariant($"any {any}")));
        }
    }

    private sealed class UnreachableActor : ReceiveActor
    {
        public UnreachableActor()
        {
            ReceiveAny(_ => { });
            Receive<string>(_ => { });
        }
    }
}
