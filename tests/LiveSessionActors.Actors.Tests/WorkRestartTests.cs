using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Leases, attempts and dead letters outlive the queue, on any journal of Akka.Persistence.</summary>
public sealed class WorkRestartTests : WorkActorTest
{
    private LiveSessionSettings _settings = Some.Settings;

    private protected override LiveSessionSettings Settings => _settings;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lease_is_held_after_a_restart_with_its_id_and_for_the_rest_of_its_time(bool crashes)
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Time.Advance(TimeSpan.FromSeconds(20));

        registry = await RestartAsync(registry, crashes);

        Assert.Equal(lease, Assert.Single(Listed(registry)).Lease);
        Time.Advance(TimeSpan.FromSeconds(9));
        Send(registry, Next("other")).ExpectMsg<WorkReply.NoneCame>();
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Handed(Send(registry, Next("other"))).Attempt);
    }

    [Fact]
    public async Task A_lease_is_renewed_given_back_and_replied_to_directly_after_a_restart()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));

        registry = await RestartAsync(registry);
        var renew = new WorkCommand.Renew(Some.Workspace, lease.Id, TimeSpan.FromMinutes(2));
        Assert.Equal(
            lease with { ExpiresAt = Some.Moment.AddMinutes(2) },
            Send(registry, renew).ExpectMsg<WorkReply.Renewed>().Lease);
        registry = await RestartAsync(registry);
        Send(registry, new WorkCommand.Release(Some.Workspace, lease.Id)).ExpectMsg<WorkReply.Done>();
        var second = Handed(Send(registry, Next()));
        Assert.Equal(2, second.Attempt);
        registry = await RestartAsync(registry);

        Appended(Send(registry, Reply(second)));

        registry = await RestartAsync(registry);
        Assert.Empty(Listed(registry));
    }

    [Fact]
    public async Task A_lease_that_ran_out_meanwhile_counts_as_one_that_ran_out()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        for (var attempt = 1; attempt <= Settings.Work.AttemptsMax; attempt++)
        {
            Assert.Equal(attempt, Handed(Send(registry, Next())).Attempt);
            await StopAsync(registry);
            Time.Advance(TimeSpan.FromSeconds(30));
            registry = await StartAsync();
        }

        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        Assert.True(Assert.Single(Listed(registry)).IsDead);
    }

    [Fact]
    public async Task Dead_work_is_told_after_a_restart_until_it_is_revived()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        for (var attempt = 1; attempt <= Settings.Work.AttemptsMax; attempt++)
        {
            Handed(Send(registry, Next()));
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        registry = await RestartAsync(registry);
        Assert.Equal(Settings.Work.AttemptsMax, Assert.Single(DeadLettered(registry)).Attempts);

        registry = await RestartAsync(registry);
        Send(registry, new WorkCommand.Revive(Some.Workspace, Some.Session)).ExpectMsg<WorkReply.Done>();
        registry = await RestartAsync(registry);

        Assert.Empty(DeadLettered(registry));
        Assert.Equal(Settings.Work.AttemptsMax + 1, Handed(Send(registry, Next())).Attempt);
    }

    [Fact]
    public async Task A_lease_for_a_line_that_the_session_does_not_wait_with_any_more_is_forgotten()
    {
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        Handed(Send(registry, Next()));
        await StopAsync(registry);
        File.Append(Line(2, "accept"));

        registry = await StartAsync();

        Assert.Equal(("2", 1), (Listed(registry).Single().Seq.ToString(), Handed(Send(registry, Next())).Attempt));
    }

    [Fact]
    public async Task Work_goes_on_where_events_are_rejected_and_its_leases_do_not_outlive_a_restart()
    {
        Disk.WorkWriteFailure = new SessionException(new Refusal(RefusalCode.NotWritable, "it may not be written"));
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        Send(registry, Next()).ExpectMsg<WorkReply.NoneCame>();
        Send(registry, new WorkCommand.Renew(Some.Workspace, lease.Id, TimeSpan.FromSeconds(30)))
            .ExpectMsg<WorkReply.Renewed>();

        registry = await RestartAsync(registry);

        Assert.Equal(1, Handed(Send(registry, Next())).Attempt);
    }

    [Fact]
    public async Task A_snapshot_holds_what_the_events_before_it_say()
    {
        // Where no event is kept, a snapshot is all there is.
        _settings = Settings with { Work = Settings.Work with { SnapshotEvery = 2 } };
        Disk.WorkWriteFailure = new SessionException(new Refusal(RefusalCode.NotWritable, "it may not be written"));
        var registry = await StartAsync();
        Appended(Send(registry, Append("generate")));
        var lease = Handed(Send(registry, Next()));
        var renew = new WorkCommand.Renew(Some.Workspace, lease.Id, TimeSpan.FromMinutes(1));
        var renewed = Send(registry, renew).ExpectMsg<WorkReply.Renewed>().Lease;

        registry = await RestartAsync(registry);

        Assert.Equal(renewed, Assert.Single(Listed(registry)).Lease);
    }

    private ImmutableArray<WorkListing> Listed(IActorRef registry) =>
        Send(registry, new WorkQuery.GetWork(Some.Workspace)).ExpectMsg<WorkReply.Listed>().Work;

    private async Task<IActorRef> RestartAsync(IActorRef registry, bool crashes = false)
    {
        if (crashes)
        {
            var queue = await Sys.ActorSelection(registry.Path / "$a").ResolveOne(TimeSpan.FromSeconds(20));
            Watch(queue);
            queue.Tell(Kill.Instance);
            ExpectTerminated(queue);
        }

        await StopAsync(registry);
        return await StartAsync();
    }

    private Task<bool> StopAsync(IActorRef registry)
    {
        Watch(registry);
        Sys.Stop(registry);
        ExpectTerminated(registry);
        Store.Close();
        return Task.FromResult(true);
    }
}
