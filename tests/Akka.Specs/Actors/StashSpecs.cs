using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class StashSpecs : ActorSpec
{
    [Fact]
    public void Stashed_messages_come_back_in_order_before_those_in_the_mailbox()
    {
        var actor = Sys.ActorOf(Props.Create(() => new DoorActor(TestActor)));

        foreach (var message in new[] { "one", "two", "three", "open", "four" })
            actor.Tell(message);

        foreach (var message in new[] { "open", "one", "two", "three", "four" })
            ExpectMsg(message);
    }

    [Fact]
    public void Stashed_messages_come_back_after_a_restart()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new DoorActor(TestActor)));

        actor.Tell("one");
        actor.Tell("two");
        actor.Tell("fail");
        actor.Tell("open");

        ExpectMsg("restarted");
        foreach (var message in new[] { "open", "one", "two" })
            ExpectMsg(message);
    }

    [Fact]
    public void Stashed_messages_of_an_actor_that_ends_are_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));
        var actor = Sys.ActorOf(Props.Create(() => new DoorActor(TestActor)));
        actor.Tell("one");
        actor.Tell(PoisonPill.Instance);

        Assert.Equal("one", ExpectMsg<Event.DeadLetter>().Message);
    }

    [Fact]
    public void A_message_cannot_be_stashed_twice()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new DoorActor(TestActor)));

        actor.Tell("twice");

        ExpectMsg("restarted");
    }

    [Fact]
    public void A_stash_with_a_capacity_refuses_what_does_not_fit()
    {
        var props = Props.Create(() => new SmallStashActor(TestActor)).WithStashCapacity(2);
        var actor = Sys.ActorOf(props);

        for (var i = 1; i <= 3; i++)
            actor.Tell(i);

        ExpectMsg("1 of 2");
        ExpectMsg("2 of 2");
        ExpectMsg("full");
    }

    private sealed class DoorActor : ReceiveActor, IWithUnboundedStash
    {
        private readonly IActorRef _listener;

        public DoorActor(IActorRef listener)
        {
            _listener = listener;
            Receive<string>(message => message == "open", Open);
            Receive<string>(message => message == "fail", _ => throw new InvalidOperationException("fail"));
            Receive<string>(message => message == "twice", _ =>
            {
                Stash.Stash();
                Stash.Stash();
            });
            ReceiveAny(_ => Stash.Stash());
        }

        public IStash Stash { get; set; } = null!;

        protected override void PostRestart(Exception reason) => _listener.Tell("restarted");

        private void Open(string message)
        {
            _listener.Tell(message);
            Become(() => ReceiveAny(_listener.Tell));
            Stash.UnstashAll();
        }
    }

    private sealed class SmallStashActor : UntypedActor, IWithStash
    {
        private readonly IActorRef _listener;

        public SmallStashActor(IActorRef listener) => _listener = listener;

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            try
            {
                Stash.Stash();
                _listener.Tell($"{Stash.Count} of {Stash.Capacity}");
            }
            catch (StashOverflowException)
            {
                _listener.Tell(Stash.IsFull ? "full" : "refused");
            }
        }
    }
}
