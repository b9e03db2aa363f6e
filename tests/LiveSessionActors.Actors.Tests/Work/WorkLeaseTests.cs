using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkLeaseTests : WorkQueueTest
{
    private const string UnknownWorker = "a worker whose lease had ended";

    [Fact]
    public void A_lease_that_runs_out_makes_the_work_available_again_as_the_next_attempt()
    {
        Pend("a", 1);
        var first = Take()!;

        Advance(LeaseFor);

        Assert.False(Queue.TryGet(first.Id, out _));
        Assert.Equal(2, Take()!.Attempt);
    }

    [Fact]
    public void A_renewed_lease_runs_out_later()
    {
        Pend("a", 1);
        var lease = Take()!;
        Advance(LeaseFor / 2);
        Assert.True(Renew(lease));

        Advance(LeaseFor / 2);
        Assert.True(Queue.TryGet(lease.Id, out _));
        Advance(LeaseFor / 2);
        Assert.False(Queue.TryGet(lease.Id, out _));
    }

    [Fact]
    public void A_lease_does_not_run_out_while_its_answer_is_written()
    {
        Pend("a", 1);
        var lease = Take()!;
        Assert.True(Queue.TryGet(lease.Id, out var held));
        held.Replies = 1;

        Advance(LeaseFor * 2);

        Assert.True(Queue.TryGet(lease.Id, out _));
        Assert.Null(Take());
    }

    [Fact]
    public void Work_whose_lease_ran_out_too_often_is_dead_until_it_is_revived()
    {
        Pend("a", 1);
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            Assert.NotNull(Take());
            Advance(LeaseFor);
        }

        Assert.Null(Take());
        Assert.Equal((true, AttemptsMax), Queue.Listing.Select(item => (item.IsDead, item.Attempts)).Single());
        Apply(Queue.Revive(SessionId.Parse("a")));
        Assert.Equal(AttemptsMax + 1, Take()!.Attempt);
        Advance(LeaseFor);
        Assert.Equal(AttemptsMax + 2, Take()!.Attempt);
    }

    [Fact]
    public void Work_that_is_given_back_does_not_count_towards_being_dead()
    {
        Pend("a", 1);
        for (var attempt = 0; attempt < AttemptsMax * 2; attempt++)
            Apply(Queue.End(Take()!.Id));

        Assert.NotNull(Take());
    }

    [Fact]
    public void A_caller_that_is_gone_gets_nothing_and_gives_back_what_it_was_handed()
    {
        var waiting = Wait("gone");
        Apply(Queue.Cancel([waiting]));
        Pend("a", 1);
        Assert.Equal("there", Take("there", "handed")!.Worker);

        Apply(Queue.Cancel(["handed"]));

        Assert.Equal("next", Take("next")!.Worker);
    }

    [Fact]
    public void A_lease_of_which_nothing_but_its_name_is_left_is_renewed_as_an_unknown_workers_first()
    {
        Pend("a", 1);
        var lease = Take("worker")!;
        var next = new WorkQueue(AttemptsMax, new LeaseNames(Some.Workspace));
        next.Observe(Snapshot("a", (1, "generate")));

        var renewed = next.Renew(lease.Id, LeaseFor, Some.Moment)!;

        Assert.Equal((lease.Id, UnknownWorker, 1), (renewed.Lease, renewed.Worker, renewed.Attempt));
    }

    [Fact]
    public void A_lease_from_before_the_last_one_is_renewed_as_an_unknown_workers_and_stays_when_the_last_worker_goes()
    {
        Pend("a", 1);
        var first = Take("first")!;
        Advance(LeaseFor);
        Apply(Queue.End(Take("second", "ticket")!.Id));

        Assert.True(Renew(first));
        Apply(Queue.Cancel(["ticket"]));

        var lease = Queue.Of(first.Session)!.Lease!;
        Assert.Equal((first.Id, UnknownWorker, 2), (lease.Id, lease.Worker, lease.Attempt));
    }

    [Fact]
    public void A_lease_that_somebody_else_has_the_work_of_is_not_renewed()
    {
        Pend("a", 1);
        var first = Take("first")!;
        Advance(LeaseFor);
        var second = Take("second")!;

        Assert.False(Renew(first));

        Assert.Equal(second, Queue.Of(first.Session)!.Lease);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a.0123456789abcdef0123456789abcdef")]
    [InlineData("b.0123456789abcdef0123456789abcdef")]
    public void What_is_no_leases_name_is_not_renewed(string name)
    {
        Pend("a", 1);

        Assert.Null(Queue.Renew(name, LeaseFor, Some.Moment));
    }
}
