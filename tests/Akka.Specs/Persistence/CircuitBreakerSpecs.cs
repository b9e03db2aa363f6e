using Akka.Actor;
using Akka.Pattern;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class CircuitBreakerSpecs() : PersistenceSpec("""
    akka.persistence.journal.scripted.circuit-breaker {
      max-failures = 2
      call-timeout = 200ms
      reset-timeout = 1h
    }
    """)
{
    [Fact]
    public async Task After_too_many_failures_in_a_row_the_plug_in_is_left_alone()
    {
        Assert.Equal("failed", (await Write("fail")).Message);
        Assert.Equal("failed", (await Write("fail")).Message);

        Assert.IsType<OpenCircuitException>(await Write("fine"));
    }

    [Fact]
    public async Task A_success_in_between_counts_as_a_new_start()
    {
        var probe = CreateTestProbe();
        await Write("fail");
        Journal.Tell(Request("fine", probe));
        await probe.ExpectMsgAsync<WriteMessagesSuccessful>();
        await Write("fail");

        Journal.Tell(Request("fine", probe));

        await probe.ExpectMsgAsync<WriteMessageSuccess>();
        await probe.ExpectMsgAsync<WriteMessagesSuccessful>();
    }

    [Fact]
    public async Task A_write_that_takes_too_long_fails()
    {
        Journal.Tell(new ScriptedJournal.WatchWrites(Hold: true), TestActor);
        await ExpectMsgAsync("watching");

        Assert.IsType<TimeoutException>(await Write("slow"));
    }

    private static WriteMessages Request(string payload, IActorRef actor) =>
        new([new AtomicWrite(new Persistent(payload, 1, "a", writerGuid: "w"))], actor, 1);

    private async Task<Exception> Write(string payload)
    {
        var probe = CreateTestProbe();
        Journal.Tell(Request(payload, probe));
        var failed = await probe.ExpectMsgAsync<WriteMessagesFailed>();
        await probe.ExpectMsgAsync<WriteMessageFailure>();
        return failed.Cause;
    }
}
