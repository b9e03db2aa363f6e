using Akka.Actor;
using Akka.TestKit;

namespace Akka.Specs.Persistence;

public sealed class PersistSpecs : PersistenceSpec
{
    [Fact]
    public async Task The_handler_is_called_with_the_event_and_answers_the_sender_of_the_command()
    {
        var actor = Start(a => a.Handle = c => a.Persist(c, e => a.Answer($"{e}-{a.LastSequenceNr}")));
        await ExpectMsgAsync("recovered");
        var first = CreateTestProbe();
        var second = CreateTestProbe();

        actor.Tell("one", first);
        actor.Tell("two", second);

        await first.ExpectMsgAsync("one-1");
        await second.ExpectMsgAsync("two-2");
        Assert.Equal(actor, second.LastSender);
    }

    [Fact]
    public async Task No_command_is_handled_between_persist_and_its_handlers()
    {
        var actor = Start(a => a.Handle = c =>
        {
            a.Say($"command {c}");
            a.Persist($"{c}.1", e => a.Say($"{e}-{a.LastSequenceNr}"));
            a.Persist($"{c}.2", e => a.Say($"{e}-{a.LastSequenceNr}"));
            a.Say($"end {c}");
        });
        await ExpectMsgAsync("recovered");

        for (var command = 0; command < 20; command++)
            actor.Tell(command);

        for (var command = 0; command < 20; command++)
        {
            await ExpectMsgAsync($"command {command}");
            await ExpectMsgAsync($"end {command}");
            await ExpectMsgAsync($"{command}.1-{(2 * command) + 1}");
            await ExpectMsgAsync($"{command}.2-{(2 * command) + 2}");
        }
    }

    [Fact]
    public async Task Commands_are_handled_while_persist_async_waits()
    {
        var journal = await Watch(hold: true);
        var actor = Start(a => a.Handle = c =>
        {
            a.Say($"command {c}");
            a.PersistAsync(c, e => a.Say($"event {e}-{a.LastSequenceNr}"));
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("a");
        await ExpectMsgAsync("command a");
        await journal.ExpectMsgAsync(new ScriptedJournal.Written("a", false));
        actor.Tell("b");
        actor.Tell("c");
        await ExpectMsgAsync("command b");
        await ExpectMsgAsync("command c");
        Journal.Tell(new ScriptedJournal.Release(0));

        await ExpectMsgAsync("event a-1");
        await journal.ExpectMsgAsync(new ScriptedJournal.Written("b|c", false));
        Journal.Tell(new ScriptedJournal.Release(1));
        await ExpectMsgAsync("event b-2");
        await ExpectMsgAsync("event c-3");
    }

    [Fact]
    public async Task Events_persisted_at_once_are_one_request_and_persist_all_is_one_atomic_write()
    {
        var journal = await Watch();
        var actor = Start(a => a.Handle = _ =>
        {
            a.Persist("a", a.Say);
            a.PersistAll(["b", "c"], a.Say);
            a.PersistAllAsync(["d", "e"], a.Say);
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("go");

        await journal.ExpectMsgAsync(new ScriptedJournal.Written("a|b,c|d,e", false));
        foreach (var text in new[] { "a", "b", "c", "d", "e" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Persisting_no_events_does_nothing()
    {
        var actor = Start(a => a.Handle = c =>
        {
            a.PersistAll(Array.Empty<string>(), a.Say);
            a.Say($"command {c}");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell(1);
        actor.Tell(2);

        await ExpectMsgAsync("command 1");
        await ExpectMsgAsync("command 2");
    }

    [Fact]
    public async Task Handlers_are_called_in_the_order_of_the_calls_whatever_their_kind()
    {
        var actor = Start(a => a.Handle = c =>
        {
            a.Say($"command {c}");
            a.PersistAsync($"{c}.async", a.Say);
            a.Persist($"{c}.sync", a.Say);
            a.DeferAsync($"{c}.deferred", a.Say);
            a.PersistAsync($"{c}.last", a.Say);
        });
        await ExpectMsgAsync("recovered");

        actor.Tell(1);

        foreach (var text in new[] { "command 1", "1.async", "1.sync", "1.deferred", "1.last" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task A_deferred_handler_runs_at_once_when_nothing_waits_and_stores_nothing()
    {
        var actor = Start(a => a.Handle = c =>
        {
            a.DeferAsync(c, e => a.Say($"deferred {e}"));
            a.Say($"end {a.LastSequenceNr}");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("x");

        await ExpectMsgAsync("deferred x");
        await ExpectMsgAsync("end 0");
    }

    [Fact]
    public async Task A_handler_may_persist_and_its_events_come_before_the_next_command()
    {
        var actor = Start(a => a.Handle = c =>
        {
            a.Say($"command {c}");
            a.Persist($"{c}.outer", outer =>
            {
                a.Say(outer);
                a.Persist($"{c}.inner", a.Say);
            });
        });
        await ExpectMsgAsync("recovered");

        actor.Tell(1);
        actor.Tell(2);

        foreach (var text in new[] { "command 1", "1.outer", "1.inner", "command 2", "2.outer", "2.inner" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task The_journal_gets_no_senders()
    {
        var journal = await Watch();
        var actor = Start(a => a.Handle = c => a.Persist(c, a.Answer));
        await ExpectMsgAsync("recovered");

        actor.Tell("x", CreateTestProbe());

        await journal.ExpectMsgAsync(new ScriptedJournal.Written("x", false));
    }

    [Fact]
    public async Task Nothing_can_be_persisted_while_events_are_replayed()
    {
        await Store("e");

        Start(a => a.Replay = _ =>
        {
            Assert.True(a.IsRecovering);
            a.Say(Assert.Throws<InvalidOperationException>(() => a.Persist("x", a.Say)).GetType().Name);
            Assert.Throws<InvalidOperationException>(() => a.PersistAll(["x"], a.Say));
            Assert.Throws<InvalidOperationException>(() => a.PersistAsync("x", a.Say));
            Assert.Throws<InvalidOperationException>(() => a.PersistAllAsync(["x"], a.Say));
            Assert.Throws<InvalidOperationException>(() => a.DeferAsync("x", a.Say));
        });

        await ExpectMsgAsync(nameof(InvalidOperationException));
        await ExpectMsgAsync("recovered");
    }

    [Fact]
    public async Task Events_may_be_persisted_on_recovery_completed_and_come_before_commands()
    {
        var actor = Start(a =>
        {
            a.Recovered = () => a.Persist("first", e => a.Say($"{e}-{a.LastSequenceNr}"));
            a.Handle = c => a.Say($"command {c}");
        });
        actor.Tell("x");

        await ExpectMsgAsync("first-1");
        await ExpectMsgAsync("command x");
    }

    [Fact]
    public async Task An_event_of_a_value_type_comes_back_as_it_was()
    {
        var actor = Start(a => a.Handle = _ => a.Persist(42, number => a.Say($"{number + 1}")));
        await ExpectMsgAsync("recovered");

        actor.Tell("go");

        await ExpectMsgAsync("43");
    }

    [Fact]
    public async Task Everything_sent_by_many_is_persisted_once_and_in_order_for_each()
    {
        var actor = Start(a => a.Handle = c => a.Persist(c, a.Answer));
        await ExpectMsgAsync("recovered");
        var senders = Enumerable.Range(0, 20).Select(_ => CreateTestProbe()).ToList();

        await Parallel.ForEachAsync(senders, (sender, _) =>
        {
            for (var number = 0; number < 50; number++)
                actor.Tell(number, sender);
            return ValueTask.CompletedTask;
        });

        foreach (var sender in senders)
        {
            for (var number = 0; number < 50; number++)
                await sender.ExpectMsgAsync(number);
        }
    }

    private async Task<TestProbe> Watch(bool hold = false)
    {
        var watcher = CreateTestProbe();
        Journal.Tell(new ScriptedJournal.WatchWrites(hold), watcher);
        await watcher.ExpectMsgAsync("watching");
        return watcher;
    }
}
