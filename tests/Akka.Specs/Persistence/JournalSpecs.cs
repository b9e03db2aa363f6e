using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.TestKit;

namespace Akka.Specs.Persistence;

public sealed class JournalSpecs : PersistenceSpec
{
    [Fact]
    public async Task Requests_are_answered_in_their_order_whatever_the_order_of_the_writes()
    {
        Journal.Tell(new ScriptedJournal.WatchWrites(Hold: true), TestActor);
        await ExpectMsgAsync("watching");
        var probe = CreateTestProbe();
        for (var request = 0; request < 3; request++)
        {
            Journal.Tell(new WriteMessages([Event($"id{request}", $"e{request}", 1)], probe, request));
            await ExpectMsgAsync<ScriptedJournal.Written>();
        }

        Journal.Tell(new ScriptedJournal.Release(2));
        Journal.Tell(new ScriptedJournal.Release(1));
        Journal.Tell(new ScriptedJournal.Release(0));

        for (var request = 0; request < 3; request++)
        {
            await probe.ExpectMsgAsync<WriteMessagesSuccessful>();
            var success = await probe.ExpectMsgAsync<WriteMessageSuccess>();
            Assert.Equal(request, success.ActorInstanceId);
            Assert.Equal($"e{request}", success.Persistent.Payload);
        }
    }

    [Fact]
    public async Task An_answer_comes_from_the_sender_of_its_event()
    {
        var probe = CreateTestProbe();
        var sender = CreateTestProbe();

        Journal.Tell(new WriteMessages([Event("a", "e", 1, sender)], probe, 7));

        await probe.ExpectMsgAsync<WriteMessagesSuccessful>();
        Assert.Equal(Journal, probe.LastSender);
        await probe.ExpectMsgAsync<WriteMessageSuccess>();
        Assert.Equal(sender.Ref, probe.LastSender);
    }

    [Fact]
    public async Task A_failed_request_fails_each_of_its_events()
    {
        var probe = CreateTestProbe();

        Journal.Tell(new WriteMessages([Event("a", "e", 1), Event("a", "fail", 2)], probe, 7));

        var failed = await probe.ExpectMsgAsync<WriteMessagesFailed>();
        Assert.Equal("failed", failed.Cause.Message);
        Assert.Equal(2, failed.WriteCount);
        Assert.Equal("e", (await probe.ExpectMsgAsync<WriteMessageFailure>()).Persistent.Payload);
        Assert.Equal("fail", (await probe.ExpectMsgAsync<WriteMessageFailure>()).Persistent.Payload);
    }

    [Fact]
    public async Task A_replay_sends_the_events_within_bounds_and_then_the_highest_sequence_number()
    {
        var probe = CreateTestProbe();
        await Write(probe, 5);

        Journal.Tell(new ReplayMessages(2, 4, long.MaxValue, "a", probe));

        for (var number = 2; number <= 4; number++)
            Assert.Equal(number, (await probe.ExpectMsgAsync<ReplayedMessage>()).Persistent.SequenceNr);
        await probe.ExpectMsgAsync(new RecoverySuccess(5));
    }

    [Fact]
    public async Task A_replay_of_nothing_still_tells_the_highest_sequence_number()
    {
        var probe = CreateTestProbe();
        await Write(probe, 2);

        Journal.Tell(new ReplayMessages(3, long.MaxValue, long.MaxValue, "a", probe));
        await probe.ExpectMsgAsync(new RecoverySuccess(2));
        Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, "nobody", probe));
        await probe.ExpectMsgAsync(new RecoverySuccess(0));
    }

    [Fact]
    public void An_atomic_write_holds_events_of_one_identity()
    {
        Assert.Throws<ArgumentException>(() => new AtomicWrite(ImmutableList<IPersistentRepresentation>.Empty));
        Assert.Throws<ArgumentException>(() => new AtomicWrite(ImmutableList.Create<IPersistentRepresentation>(
            new Persistent("x", 1, "a"), new Persistent("y", 2, "b"))));
        var write = new AtomicWrite(ImmutableList.Create<IPersistentRepresentation>(
            new Persistent("x", 3, "a"), new Persistent("y", 4, "a")));
        Assert.Equal(
            ("a", 3, 4, 2), (write.PersistenceId, write.LowestSequenceNr, write.HighestSequenceNr, write.Size));
    }

    private static AtomicWrite Event(string id, string payload, long sequenceNr, IActorRef? sender = null) =>
        new(new Persistent(payload, sequenceNr, id, sender: sender, writerGuid: "w"));

    private async Task Write(TestProbe probe, int events)
    {
        Journal.Tell(new WriteMessages(
            Enumerable.Range(1, events).Select(number => Event("a", $"e{number}", number)).ToList(), probe, 1));
        await probe.ExpectMsgAsync<WriteMessagesSuccessful>();
        for (var number = 0; number < events; number++)
            await probe.ExpectMsgAsync<WriteMessageSuccess>();
    }
}
