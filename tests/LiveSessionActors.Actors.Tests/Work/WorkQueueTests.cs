using System.Text;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkQueueTests
{
    private const int AttemptsMax = 3;

    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30);

    private readonly WorkQueue _queue;
    private TimeSpan _now = TimeSpan.FromHours(1);
    private int _leases;
    private int _tickets;

    public WorkQueueTests() => _queue = new WorkQueue(AttemptsMax, session => $"{session}.{++_leases}");

    [Fact]
    public void A_pending_event_is_work_for_one_caller_only()
    {
        Pend("a", 1);

        var first = Take("one");
        var second = Take("two");

        Assert.Equal(("a", "one", 1), (first!.Session.Value, first.Worker, first.Attempt));
        Assert.Null(second);
    }

    [Fact]
    public void What_a_person_waits_for_comes_before_what_is_older()
    {
        Pend("a", 1, "generate");
        Pend("b", 1, "generate");
        Pend("c", 1, "discard");
        Pend("d", 1, "accept");

        Assert.Equal(["c", "d", "a", "b"], Enumerable.Range(0, 4).Select(_ => Take()!.Session.Value));
    }

    [Fact]
    public void A_caller_gets_only_the_types_it_takes()
    {
        Pend("a", 1, "generate");
        Pend("b", 1, "accept");

        Assert.Null(Take(types: ["discard"]));
        Assert.Equal("a", Take(types: ["discard", "generate"])!.Session.Value);
    }

    [Fact]
    public void Callers_that_wait_are_served_first_come_first_served()
    {
        Wait("one");
        Wait("two");
        Pend("a", 1);
        Assert.Equal("one", Hand()!.Worker);

        Pend("b", 1);
        Assert.Equal("two", Hand()!.Worker);
    }

    [Fact]
    public void A_caller_that_does_not_take_a_type_lets_the_next_one_have_it()
    {
        Wait("one", types: ["accept"]);
        Wait("two");
        Pend("a", 1, "generate");

        Assert.Equal("two", Hand()!.Worker);
    }

    [Fact]
    public void A_new_pending_event_of_the_session_ends_the_lease_of_the_old_one()
    {
        Pend("a", 1, "generate");
        var old = Take()!;

        Pend("a", 2, "accept");

        Assert.False(_queue.TryGet(old.Id, out _));
        Assert.Equal((2, 1), (Seq(Take()!), 1));
    }

    [Fact]
    public void The_same_pending_event_seen_again_changes_nothing()
    {
        Pend("a", 1);
        var lease = Take()!;

        Pend("a", 1);

        Assert.True(_queue.TryGet(lease.Id, out _));
        Assert.Null(Take());
    }

    [Fact]
    public void A_session_that_has_ended_or_waits_for_nothing_is_no_work()
    {
        Pend("a", 1);
        Pend("b", 1);
        _queue.Observe(Snapshot("a", (1, "generate"), (2, "agent_done")));
        _queue.Observe(Snapshot("b", (1, "generate"), (2, "complete")));

        Assert.Empty(_queue.Listing);
    }

    [Fact]
    public void A_lease_that_runs_out_makes_the_work_available_again_as_the_next_attempt()
    {
        Pend("a", 1);
        var first = Take()!;

        Advance(LeaseFor);

        Assert.False(_queue.TryGet(first.Id, out _));
        Assert.Equal(2, Take()!.Attempt);
    }

    [Fact]
    public void A_renewed_lease_runs_out_later()
    {
        Pend("a", 1);
        var lease = Take()!;
        Advance(LeaseFor / 2);
        Assert.True(_queue.TryGet(lease.Id, out var held));
        held.Renew(LeaseFor, _now, Some.Moment);

        Advance(LeaseFor / 2);
        Assert.True(_queue.TryGet(lease.Id, out _));
        Advance(LeaseFor / 2);
        Assert.False(_queue.TryGet(lease.Id, out _));
    }

    [Fact]
    public void A_lease_does_not_run_out_while_its_answer_is_written()
    {
        Pend("a", 1);
        var lease = Take()!;
        Assert.True(_queue.TryGet(lease.Id, out var held));
        held.IsAnswering = true;

        Advance(LeaseFor * 2);

        Assert.True(_queue.TryGet(lease.Id, out _));
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
        Assert.Equal((true, AttemptsMax), _queue.Listing.Select(item => (item.IsDead, item.Attempts)).Single());
        _queue.Revive(SessionId.Parse("a"));
        Assert.Equal(AttemptsMax + 1, Take()!.Attempt);
        Advance(LeaseFor);
        Assert.Equal(AttemptsMax + 2, Take()!.Attempt);
    }

    [Fact]
    public void Work_that_is_given_back_does_not_count_towards_being_dead()
    {
        Pend("a", 1);
        for (var attempt = 0; attempt < AttemptsMax * 2; attempt++)
        {
            Assert.True(_queue.TryGet(Take()!.Id, out var held));
            held.EndLease();
        }

        Assert.NotNull(Take());
    }

    [Fact]
    public void A_caller_that_is_gone_gets_nothing_and_gives_back_what_it_was_handed()
    {
        var waiting = Wait("gone");
        _queue.Cancel(waiting);
        Pend("a", 1);
        Assert.Equal("there", Take("there", "handed")!.Worker);

        _queue.Cancel("handed");

        Assert.Equal("next", Take("next")!.Worker);
    }

    [Fact]
    public void A_caller_waits_no_longer_than_it_said()
    {
        Wait("short", waitFor: TimeSpan.FromSeconds(1));
        Wait("long", waitFor: TimeSpan.FromSeconds(2));
        Assert.Equal(_now + TimeSpan.FromSeconds(1), _queue.NextDeadline);

        _now += TimeSpan.FromSeconds(1);

        Assert.Equal(["short"], _queue.ExpireCallers(_now).Select(caller => caller.Worker));
        Assert.Equal(_now + TimeSpan.FromSeconds(1), _queue.NextDeadline);
    }

    [Fact]
    public void Work_that_ended_while_its_session_was_looked_at_goes_to_nobody_and_the_caller_waits_on()
    {
        Wait("one");
        Pend("a", 1);
        Assert.Equal("a", Assert.Single(_queue.Match()).Value);
        _queue.Observe(Snapshot("a", (1, "generate"), (2, "complete")));

        Assert.Null(_queue.Hand(SessionId.Parse("a"), _now, Some.Moment));
        Pend("b", 1);
        Assert.Equal("one", Hand()!.Worker);
    }

    [Fact]
    public void Sessions_that_are_not_active_any_more_are_forgotten()
    {
        Pend("a", 1);
        Pend("b", 1);

        _queue.KeepOnly(new HashSet<SessionId> { SessionId.Parse("b") });

        Assert.Equal("b", Assert.Single(_queue.Listing).Session.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_happens_in_whatever_order_no_work_has_two_holders_and_none_is_forgotten(int seed)
    {
        var random = new Random(seed);
        var pending = new Dictionary<string, double>();
        var held = new Dictionary<string, WorkLease>();
        var ids = Enumerable.Range(0, 5).Select(number => $"s{number}").ToArray();
        for (var step = 0; step < 5_000; step++)
        {
            var id = ids[random.Next(ids.Length)];
            switch (random.Next(7))
            {
                case 0:
                    pending[id] = step + 1;
                    held.Remove(id);
                    Pend(id, step + 1);
                    break;
                case 1 when pending.Remove(id, out var seq):
                    held.Remove(id);
                    _queue.Observe(Snapshot(id, (seq, "generate"), (seq + 1, "agent_done")));
                    break;
                case 2 or 3:
                    if (Take() is { } lease)
                    {
                        Assert.Equal(pending[lease.Session.Value], Seq(lease));
                        Assert.True(held.TryAdd(lease.Session.Value, lease), "It is held already.");
                    }
                    else
                    {
                        Assert.All(_queue.Listing, item => Assert.True(item.IsDead || item.Lease is not null));
                    }

                    break;
                case 4 when held.Remove(id, out var given):
                    Assert.True(_queue.TryGet(given.Id, out var item));
                    item.EndLease();
                    break;
                case 5:
                    Advance(LeaseFor);
                    held.Clear();
                    break;
                case 6:
                    _queue.Revive(SessionId.Parse(id));
                    break;
            }

            Assert.Equal(pending.Keys.Order(), _queue.Listing.Select(item => item.Session.Value).Order());
            Assert.Equal(
                held.Values.Select(lease => lease.Id).Order(),
                _queue.Listing.Where(item => item.Lease is not null).Select(item => item.Lease!.Id).Order());
        }
    }

    private static double Seq(WorkLease lease) =>
        double.Parse(lease.Seq.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private void Pend(string id, double seq, string type = "generate") => _queue.Observe(Snapshot(id, (seq, type)));

    private static SessionSnapshot Snapshot(string id, params (double Seq, string Type)[] events)
    {
        var session = SessionId.Parse(id);
        var state = SessionState.Empty(session);
        foreach (var (seq, type) in events)
        {
            var @event = SessionEvent.Parse(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}"}"""), id, 64);
            state = state.Apply(JournalLine.Of(JournalEntry.Create(seq, @event, Some.Moment), 1), Some.Moment);
        }

        return state.Snapshot;
    }

    private void Advance(TimeSpan by)
    {
        _now += by;
        _queue.ExpireLeases(_now);
    }

    private string Wait(string worker, string? ticket = null, TimeSpan? waitFor = null, string[]? types = null)
    {
        ticket ??= $"ticket-{++_tickets}";
        _queue.Add(new WorkCaller(
            ticket, worker, LeaseFor, _now + (waitFor ?? TimeSpan.FromHours(1)), [.. types ?? []]));
        return ticket;
    }

    private WorkLease? Hand() => _queue.Match()
        .Select(session => _queue.Hand(session, _now, Some.Moment)?.Lease)
        .FirstOrDefault();

    // Asks and does not wait.
    private WorkLease? Take(string worker = "worker", string? ticket = null, string[]? types = null)
    {
        ticket = Wait(worker, ticket, TimeSpan.Zero, types);
        var lease = Hand();
        _queue.ExpireCallers(_now);
        return lease;
    }
}
