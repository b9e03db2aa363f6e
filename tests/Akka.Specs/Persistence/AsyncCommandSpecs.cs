using Akka.Actor;

namespace Akka.Specs.Persistence;

public sealed class AsyncCommandSpecs : PersistenceSpec
{
    [Fact]
    public async Task No_command_is_handled_before_an_asynchronous_one_has_ended_and_persisted()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Start(a =>
        {
            a.Async<string>(async c =>
            {
                a.Say($"begin {c}");
                await gate.Task;
                a.Say($"end {c}");
                a.Persist(c, e => a.Answer($"event {e}"));
            });
            a.Handle = c => a.Say($"command {c}");
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("x", TestActor);
        await ExpectMsgAsync("begin x");
        actor.Tell(1, TestActor);
        gate.SetResult();

        foreach (var text in new[] { "end x", "event x", "command 1" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task What_was_persisted_before_an_asynchronous_command_failed_is_recovered()
    {
        var actor = Start(a => a.Async<string>(async c =>
        {
            a.Persist(c, _ => { });
            await Elsewhere();
            throw new InvalidOperationException("simulated");
        }));
        await ExpectMsgAsync("recovered");

        actor.Tell("x");

        await ExpectMsgAsync("x-1");
        await ExpectMsgAsync("recovered");
    }

    [Fact]
    public async Task Two_persists_around_an_await_keep_their_order()
    {
        var actor = Start(a => a.Async<string>(async c =>
        {
            a.Persist($"{c}.1", a.Say);
            await Elsewhere();
            a.PersistAsync($"{c}.2", a.Say);
            a.Persist($"{c}.3", a.Say);
        }));
        await ExpectMsgAsync("recovered");

        actor.Tell("x");
        actor.Tell("y");

        foreach (var text in new[] { "x.1", "x.2", "x.3", "y.1", "y.2", "y.3" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Commands_that_waited_for_an_event_keep_their_order_when_they_are_asynchronous()
    {
        Journal.Tell(new ScriptedJournal.WatchWrites(Hold: true), TestActor);
        await ExpectMsgAsync("watching");
        var actor = Start(a =>
        {
            a.Async<int>(async number =>
            {
                await Elsewhere();
                a.Say($"command {number}");
            });
            a.Handle = c => a.Persist(c, e => a.Say($"event {e}"));
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("x");
        await ExpectMsgAsync(new ScriptedJournal.Written("x", false));
        for (var number = 0; number < 10; number++)
            actor.Tell(number);
        // Answered after the commands before it have been looked at, so that all of them wait now.
        Assert.Equal(actor, (await actor.Ask<ActorIdentity>(new Identify(null))).Subject);
        Journal.Tell(new ScriptedJournal.Release(0));

        await ExpectMsgAsync("event x");
        for (var number = 0; number < 10; number++)
            await ExpectMsgAsync($"command {number}");
    }

    // Task.Yield would come back at once: the actor's scheduler runs inline what is queued in the actor's turn.
    private static Task Elsewhere() => Task.Run(() => { });
}
