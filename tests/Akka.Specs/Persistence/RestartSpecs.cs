using Akka.Actor;

namespace Akka.Specs.Persistence;

public sealed class RestartSpecs : PersistenceSpec
{
    [Fact]
    public async Task What_was_persisted_before_a_command_failed_is_written_and_recovered()
    {
        var actor = Supervise(Directive.Restart, a => a.Handle = c =>
        {
            a.Say($"command {c}");
            a.Persist(c, _ => { });
            if (c.Equals("bad")) throw new InvalidOperationException("simulated");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("bad");
        actor.Tell("next");

        foreach (var text in new[] { "command bad", "simulated", "bad-1", "recovered", "command next" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task A_handler_that_fails_restarts_the_actor_with_its_event_stored_and_no_command_lost()
    {
        var actor = Supervise(Directive.Restart, a =>
        {
            a.Lifecycle = text =>
            {
                if (text.StartsWith("PreRestart", StringComparison.Ordinal)) a.Say("PreRestart");
            };
            a.Handle = c => a.Persist(c, e =>
            {
                if (e.Equals("bad")) throw new InvalidOperationException("simulated");
                a.Say($"event {e}-{a.LastSequenceNr}");
            });
        });
        await ExpectMsgAsync("recovered");

        foreach (var command in new[] { "a", "bad", "b", "c" })
            actor.Tell(command);

        foreach (var text in new[]
        {
            "event a-1", "simulated", "PreRestart", "a-1", "bad-2", "recovered", "event b-3", "event c-4",
        })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task A_handler_that_fails_may_be_resumed()
    {
        var actor = Supervise(Directive.Resume, a => a.Handle = c => a.Persist(c, e =>
        {
            if (e.Equals("bad")) throw new InvalidOperationException("simulated");
            a.Say($"event {e}-{a.LastSequenceNr}");
        }));
        await ExpectMsgAsync("recovered");

        foreach (var command in new[] { "a", "bad", "b" })
            actor.Tell(command);

        foreach (var text in new[] { "event a-1", "simulated", "event b-3" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Answers_to_an_earlier_incarnation_call_no_handler()
    {
        Journal.Tell(new ScriptedJournal.WatchWrites(Hold: true), TestActor);
        await ExpectMsgAsync("watching");
        var actor = Supervise(Directive.Restart, a => a.Handle = c =>
        {
            if (c.Equals("bad")) throw new InvalidOperationException("simulated");
            a.PersistAsync(c, e => a.Say($"event {e}"));
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("early");
        await ExpectMsgAsync(new ScriptedJournal.Written("early", false));
        actor.Tell("bad");
        foreach (var text in new[] { "simulated", "early-1", "recovered" })
            await ExpectMsgAsync(text);
        Journal.Tell(new ScriptedJournal.Release(0));
        actor.Tell("late");

        await ExpectMsgAsync(new ScriptedJournal.Written("late", false));
        Journal.Tell(new ScriptedJournal.Release(1));
        await ExpectMsgAsync("event late");
    }

    [Fact]
    public async Task An_exception_on_recovery_completed_restarts_the_actor()
    {
        var failures = 1;
        var actor = Supervise(Directive.Restart, a =>
        {
            a.Recovered = () =>
            {
                if (failures-- > 0) throw new InvalidOperationException("simulated");
                a.Say("recovered");
            };
            a.Handle = c => a.Say($"command {c}");
        });
        actor.Tell("x");

        foreach (var text in new[] { "simulated", "recovered", "command x" })
            await ExpectMsgAsync(text);
    }

    private IActorRef Supervise(Directive directive, Action<ScriptedActor> script)
    {
        var probe = TestActor;
        var props = PropsOf(script);
        var parent = Sys.ActorOf(Props.Create(() => new Supervisor(props, directive, probe)));
        return parent.Ask<IActorRef>("child").GetAwaiter().GetResult();
    }

    private sealed class Supervisor : UntypedActor
    {
        private readonly IActorRef _child;
        private readonly Directive _directive;
        private readonly IActorRef _probe;

        public Supervisor(Props props, Directive directive, IActorRef probe)
        {
            _child = Context.ActorOf(props);
            _directive = directive;
            _probe = probe;
        }

        protected override void OnReceive(object message) => Sender.Tell(_child);

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(e =>
        {
            _probe.Tell(e.Message);
            return _directive;
        });
    }
}
