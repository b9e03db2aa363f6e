using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Sessions.Tests.Work;

public sealed class WorkStandingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly LineIdentity Line = new(1, 2);
    private static readonly WorkStanding Fresh = new("s", Line);

    private static readonly WorkEvent.Leased Leased = new(
        "s", Line, "s.0", "worker", Noon, TimeSpan.FromMinutes(1), 4);

    [Fact]
    public void A_lease_is_held_until_it_ends_and_known_after_it()
    {
        var held = Fresh.Apply(Leased);
        var ended = held.Apply(new WorkEvent.LeaseEnded("s", Line));

        Assert.Equal((true, 4, "s.0"), (held.IsLeased, held.Attempts, held.Lease!.Id));
        Assert.Equal((false, 4, "s.0", 0), (ended.IsLeased, ended.Attempts, ended.Lease!.Id, ended.RunOuts));
    }

    [Fact]
    public void Leases_that_ran_out_are_counted_until_the_work_is_revived()
    {
        var dead = Fresh.Apply(Leased).Apply(new WorkEvent.RanOut("s", Line, false))
            .Apply(Leased).Apply(new WorkEvent.RanOut("s", Line, true));
        var revived = dead.Apply(new WorkEvent.Revived("s", Line));

        Assert.Equal((false, 2, true), (dead.IsLeased, dead.RunOuts, dead.IsDead));
        Assert.Equal((0, false, 4), (revived.RunOuts, revived.IsDead, revived.Attempts));
    }

    [Theory]
    [InlineData(-20, 20)]
    [InlineData(-60, 60)]
    [InlineData(-3600, 60)]
    [InlineData(0, 0)]
    [InlineData(3600, 0)]
    public void A_lease_lasts_for_the_rest_of_its_time_and_never_longer_than_it_was_given_for(int now, int left) =>
        Assert.Equal(TimeSpan.FromSeconds(left), Fresh.Apply(Leased).Lease!.Remaining(Noon.AddSeconds(now)));

    [Fact]
    public void The_persistence_id_of_a_queue_is_that_of_no_session()
    {
        var workspace = Workspace.Parse(Path.GetFullPath("/some/work#.work"));

        Assert.Equal(workspace, WorkKey.Parse(WorkKey.PersistenceIdOf(workspace)));
        Assert.Throws<SessionException>(() => SessionKey.Parse(WorkKey.PersistenceIdOf(workspace)));
        Assert.Throws<ArgumentException>(() => WorkKey.Parse(new SessionKey(workspace, SessionId.Parse("work")).PersistenceId));
    }
}
