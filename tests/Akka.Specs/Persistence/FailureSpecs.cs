using Akka.Actor;
using Akka.Event;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class FailureSpecs : PersistenceSpec
{
    [Theory]
    [InlineData("fail", "failed")]
    [InlineData("throw", "thrown")]
    public async Task A_write_that_fails_calls_the_hook_and_stops_the_actor(string @event, string cause)
    {
        var actor = StartWriter();
        await WatchAsync(actor);

        actor.Tell(@event);
        actor.Tell("never");

        await ExpectMsgAsync($"failed {@event}-1: {cause}");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_persist_async_that_fails_stops_the_actor_too()
    {
        var actor = Start(a => a.Handle = c => a.PersistAsync(c, e => a.Say($"event {e}")));
        await ExpectMsgAsync("recovered");
        await WatchAsync(actor);

        actor.Tell("fail");

        await ExpectMsgAsync("failed fail-1: failed");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task Commands_that_wait_for_a_failed_write_become_dead_letters()
    {
        var actor = StartWriter();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell("fail");
        actor.Tell("left over");

        await ExpectMsgAsync("failed fail-1: failed");
        Assert.Equal("left over", (await FishForMessageAsync<DeadLetter>(d => d.Message is string)).Message);
    }

    [Fact]
    public async Task A_plug_in_that_answers_for_too_few_writes_fails_the_write()
    {
        var actor = StartWriter();
        await WatchAsync(actor);

        actor.Tell("miscount");

        Assert.StartsWith("failed miscount-1: ", await ExpectMsgAsync<string>());
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_rejected_event_calls_the_hook_and_the_actor_goes_on()
    {
        var actor = StartWriter();

        actor.Tell("reject");
        actor.Tell("a");

        await ExpectMsgAsync("rejected reject-1: unwanted");
        await ExpectMsgAsync("event a-2");
        await StopAndWait(actor);
        Start(_ => { });
        await ExpectMsgAsync("a-2");
        await ExpectMsgAsync("recovered");
    }

    [Fact]
    public async Task An_atomic_write_is_rejected_whole_and_the_others_of_the_request_are_not()
    {
        var actor = Start(a => a.Handle = _ =>
        {
            a.Persist("before", e => a.Say($"event {e}-{a.LastSequenceNr}"));
            a.PersistAll(["with", "reject"], e => a.Say($"event {e}"));
            a.Persist("after", e => a.Say($"event {e}-{a.LastSequenceNr}"));
        });
        await ExpectMsgAsync("recovered");

        actor.Tell("go");

        foreach (var text in new[]
            { "event before-1", "rejected with-2: unwanted", "rejected reject-3: unwanted", "event after-4" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Failures_without_a_hook_are_logged()
    {
        var actor = Start(a =>
        {
            a.ReportsFailures = false;
            a.Handle = c => a.Persist(c, _ => { });
        });
        await ExpectMsgAsync("recovered");

        EventFilter.Error(start: "Rejected to persist event type [System.String] with sequence number [1]")
            .ExpectOne(() => actor.Tell("reject"));
        EventFilter.Error(start: "Failed to persist event type [System.String] with sequence number [2]")
            .ExpectOne(() => actor.Tell("fail"));
    }

    [Fact]
    public async Task A_replay_that_fails_calls_the_hook_and_stops_the_actor()
    {
        await Store("a");
        Journal.Tell(new ScriptedJournal.FailReplays(new InvalidOperationException("torn")));

        var actor = Start(_ => { });
        await WatchAsync(actor);

        await ExpectMsgAsync("a-1");
        await ExpectMsgAsync("recovery failed at nothing: torn");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task An_event_that_cannot_be_handled_calls_the_hook_with_it_and_stops_the_actor()
    {
        await Store("a", "b");

        var actor = Start(a => a.Replay = e =>
        {
            if (e.Equals("b")) throw new InvalidOperationException("unknown");
        });
        await WatchAsync(actor);

        await ExpectMsgAsync("recovery failed at b: unknown");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_loaded_calls_the_hook_and_stops_the_actor()
    {
        var actor = Start(_ => { }, "damaged");
        await WatchAsync(actor);

        await ExpectMsgAsync("recovery failed at nothing: unreadable");
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public void A_recovery_failure_without_a_hook_is_logged() =>
        EventFilter.Error(contains: "persistenceId [damaged]")
            .ExpectOne(() => Start(a => a.ReportsFailures = false, "damaged"));

    [Fact]
    public async Task Deleting_more_than_there_is_fails_without_asking_the_journal()
    {
        var actor = Start(a => a.Handle = c =>
        {
            if (c is long to) a.DeleteMessages(to);
            else a.Probe.Tell(c);
        });
        await ExpectMsgAsync("recovered");

        actor.Tell(1L);

        Assert.Equal(1, (await ExpectMsgAsync<DeleteMessagesFailure>()).ToSequenceNr);
    }

    [Fact]
    public async Task A_deletion_that_fails_is_answered_so_and_logged_when_nobody_handles_it()
    {
        var actor = Start(
            a =>
            {
                a.On<long>(a.DeleteMessages);
                a.On<string>(c => a.Persist(c, _ => a.Say("persisted")));
                a.On<DeleteMessagesFailure>(failure =>
                {
                    a.Say(failure.Cause.Message);
                    a.Use(() => a.On<long>(a.DeleteMessages));
                });
            },
            "undeletable");
        await ExpectMsgAsync("recovered");
        actor.Tell("x");
        await ExpectMsgAsync("persisted");
        actor.Tell(1L);
        await ExpectMsgAsync("kept");

        EventFilter.Warning(contains: "kept").ExpectOne(() => actor.Tell(1L));
    }

    private IActorRef StartWriter()
    {
        var actor = Start(a => a.Handle = c => a.Persist(c, e => a.Say($"event {e}-{a.LastSequenceNr}")));
        ExpectMsg("recovered");
        return actor;
    }
}
