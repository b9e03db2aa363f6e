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
            await Task.Yield();
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
            await Task.Yield();
            a.PersistAsync($"{c}.2", a.Say);
            a.Persist($"{c}.3", a.Say);
        }));
        await ExpectMsgAsync("recovered");

        actor.Tell("x");
        actor.Tell("y");

        foreach (var text in new[] { "x.1", "x.2", "x.3", "y.1", "y.2", "y.3" })
            await ExpectMsgAsync(text);
    }
}
