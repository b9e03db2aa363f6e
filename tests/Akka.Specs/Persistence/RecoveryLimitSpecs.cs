using Akka.Actor;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class RecoveryLimitSpecs() : PersistenceSpec("""
    akka.persistence.max-concurrent-recoveries = 1
    akka.persistence.journal-plugin-fallback.replay-filter.mode = off
    akka.persistence.journal-plugin-fallback.recovery-event-timeout = 300ms
    """)
{
    [Fact]
    public async Task Only_as_many_actors_recover_at_a_time_as_allowed()
    {
        await Store("e");
        Journal.Tell(new ScriptedJournal.NeverEndReplays());
        var first = Start(_ => { });
        // A probe of its own: the first one ends while the second recovers, so either may be heard of first.
        var watcher = CreateTestProbe();
        await watcher.WatchAsync(first);
        await ExpectMsgAsync("e-1");
        Start(a => a.Handle = _ => { }, "second", Recovery.None);

        // The first one keeps its permit until its recovery times out.
        Assert.StartsWith("recovery failed at nothing: ", await ExpectMsgAsync<string>());
        await ExpectMsgAsync("recovered");
        await watcher.ExpectTerminatedAsync(first);
    }

    [Fact]
    public async Task A_snapshot_store_that_does_not_answer_fails_the_recovery()
    {
        var actor = Start(_ => { }, "silent");
        await WatchAsync(actor);

        Assert.StartsWith("recovery failed at nothing: ", await ExpectMsgAsync<string>());
        await ExpectTerminatedAsync(actor);
    }

    [Fact]
    public async Task A_permit_comes_back_from_an_actor_that_stops_while_it_recovers()
    {
        var actor = Start(_ => { }, "silent");
        await StopAndWait(actor);

        Start(_ => { });

        await ExpectMsgAsync("recovered");
    }
}
