using Akka.Actor;
using Akka.Event;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class ReceiveSpecs : PersistenceSpec
{
    [Fact]
    public async Task The_first_handler_that_takes_a_command_handles_it()
    {
        var actor = Start(a =>
        {
            a.On<int>(number => a.Say($"number {number}"));
            a.On<IEnumerable<char>>(text => a.Say($"text {text}"));
            a.Handle = c => a.Say($"any {c}");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell(1);
        actor.Tell("x");
        actor.Tell(2.5);

        foreach (var text in new[] { "number 1", "text x", "any 2.5" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task A_handler_takes_only_what_its_predicate_does()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Choosy(TestActor)));

        actor.Tell(1);
        actor.Tell(20);
        actor.Tell("odd");
        actor.Tell("declined");

        await ExpectMsgAsync("small 1");
        await ExpectMsgAsync("number 20");
        await ExpectMsgAsync("text odd");
        await ExpectMsgAsync("declined by all but the last");
    }

    [Fact]
    public async Task A_command_that_nobody_takes_is_unhandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Start(a => a.Use(() => a.On<int>(_ => { })));
        await ExpectMsgAsync("recovered");

        actor.Tell("x");

        Assert.Equal("x", (await ExpectMsgAsync<UnhandledMessage>()).Message);
    }

    [Fact]
    public async Task Become_changes_what_commands_mean_but_not_how_events_are_recovered()
    {
        var actor = Start(a => a.Handle = c => a.Persist(c, e =>
        {
            a.Say($"event {e}");
            a.Use(() => a.On<object>(x => a.Say($"changed {x}")));
        }));
        await ExpectMsgAsync("recovered");

        actor.Tell("x");
        actor.Tell("y");

        await ExpectMsgAsync("event x");
        await ExpectMsgAsync("changed y");
    }

    [Fact]
    public async Task Handlers_can_be_registered_in_time_only()
    {
        var actor = Start(a => a.Handle = _ =>
        {
            Assert.Throws<InvalidOperationException>(() => a.On<int>(_ => { }));
            a.Say("refused");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("x");

        await ExpectMsgAsync("refused");
    }

    [Fact]
    public async Task No_handler_can_follow_one_that_takes_everything()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TakesAllTwice(TestActor)));
        await WatchAsync(actor);

        await ExpectMsgAsync(nameof(InvalidOperationException));
    }

    [Fact]
    public async Task An_untyped_actor_switches_between_stacked_behaviours()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Switching(TestActor)));

        foreach (var command in new[] { "a", "push", "b", "pop", "c" })
            actor.Tell(command);

        foreach (var text in new[] { "base a", "stacked b", "base c" })
            await ExpectMsgAsync(text);
    }

    private sealed class Choosy : ReceivePersistentActor
    {
        public Choosy(IActorRef probe)
        {
            Command<int>(number => number < 10, number => probe.Tell($"small {number}"));
            Command(typeof(int), number => probe.Tell($"number {number}"));
            Command<string>(text =>
            {
                if (text == "declined") return false;
                probe.Tell($"text {text}");
                return true;
            });
            CommandAny(message => probe.Tell($"{message} by all but the last"));
        }

        public override string PersistenceId => "choosy";
    }

    private sealed class TakesAllTwice : ReceivePersistentActor
    {
        public TakesAllTwice(IActorRef probe)
        {
            CommandAny(_ => { });
            probe.Tell(Assert.Throws<InvalidOperationException>(() => Command<int>(_ => { })).GetType().Name);
        }

        public override string PersistenceId => "all";
    }

    private sealed class Switching(IActorRef probe) : UntypedPersistentActor
    {
        public override string PersistenceId => "switching";

        protected override void OnRecover(object message)
        {
        }

        protected override void OnCommand(object message)
        {
            if (message is "push")
                BecomeStacked(OnStacked);
            else
                probe.Tell($"base {message}");
        }

        private void OnStacked(object message)
        {
            if (message is "pop")
                UnbecomeStacked();
            else
                probe.Tell($"stacked {message}");
        }
    }
}
