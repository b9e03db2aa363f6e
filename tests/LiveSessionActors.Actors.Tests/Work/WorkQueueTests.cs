using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkQueueTests : WorkQueueTest
{
    [Fact]
    public void A_pending_event_is_work_for_one_caller_only()
    {
        Pend("a", 1);

        var first = Take("one");
        var second = Take("two");

        Assert.Equal(("a", "one", 1), (first!.Session.Value, first.Worker, first.Attempt));
        Assert.Null(second);
    }

    [Theory]
    [InlineData("b", "b")]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void A_pending_event_with_another_sessions_id_is_no_work(string entry, string @event)
    {
        var line = $$$"""{"seq":1,"id":"{{{entry}}}","ts":"t","event":{"type":"generate","id":"{{{@event}}}"}}""";
        Queue.Observe(SessionState.Empty(SessionId.Parse("a"))
            .Apply(JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(line), 1, true), Some.Moment).Snapshot);

        Assert.Null(Take());
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

        Assert.False(Queue.TryGet(old.Id, out _));
        Assert.Equal((2, 1), (Seq(Take()!), 1));
    }

    [Fact]
    public void The_same_pending_event_seen_again_changes_nothing()
    {
        Pend("a", 1);
        var lease = Take()!;

        Pend("a", 1);

        Assert.True(Queue.TryGet(lease.Id, out _));
        Assert.Null(Take());
    }

    [Fact]
    public void A_session_that_has_ended_or_waits_for_nothing_is_no_work()
    {
        Pend("a", 1);
        Pend("b", 1);
        Queue.Observe(Snapshot("a", (1, "generate"), (2, "agent_done")));
        Queue.Observe(Snapshot("b", (1, "generate"), (2, "complete")));

        Assert.Empty(Queue.Listing);
    }

    [Fact]
    public void A_caller_whose_time_is_over_waits_for_the_looks_that_were_wanted_before()
    {
        var (first, again) = (SessionId.Parse("a"), SessionId.Parse("b"));
        Sessions.EndReadAll(new WorkspaceReply.SessionsListed(Some.Workspace, [], []), Queue, Now);
        Sessions.Read(first);
        Sessions.Read(again);
        Sessions.Read(again);
        Wait("worker", waitFor: TimeSpan.Zero);
        Assert.Empty(Queue.ExpireCallers(Now, Sessions));
        Assert.Null(Queue.NextDeadline);
        Sessions.Read(SessionId.Parse("later"));

        Answer(first);
        Answer(again);
        Assert.Empty(Queue.ExpireCallers(Now, Sessions));
        Answer(again);

        Assert.Equal(["worker"], Queue.ExpireCallers(Now, Sessions).Select(caller => caller.Worker));
    }

    [Fact]
    public void A_caller_waits_no_longer_than_it_said()
    {
        Wait("short", waitFor: TimeSpan.FromSeconds(1));
        Wait("long", waitFor: TimeSpan.FromSeconds(2));
        Assert.Equal(Now + TimeSpan.FromSeconds(1), Queue.NextDeadline);

        Now += TimeSpan.FromSeconds(1);

        Assert.Equal(["short"], Queue.ExpireCallers(Now, Sessions).Select(caller => caller.Worker));
        Assert.Equal(Now + TimeSpan.FromSeconds(1), Queue.NextDeadline);
    }

    [Fact]
    public void Work_that_ended_while_its_session_was_looked_at_goes_to_nobody_and_the_caller_waits_on()
    {
        Wait("one");
        Pend("a", 1);
        Assert.Equal("a", Assert.Single(Queue.Match()).Value);
        Queue.Observe(Snapshot("a", (1, "generate"), (2, "complete")));

        Assert.Null(Hand(SessionId.Parse("a")));
        Pend("b", 1);
        Assert.Equal("one", Hand()!.Worker);
    }

    [Fact]
    public void Sessions_that_are_not_active_any_more_are_forgotten()
    {
        Pend("a", 1);
        Pend("b", 1);

        Queue.KeepOnly(new HashSet<SessionId> { SessionId.Parse("b") });

        Assert.Equal("b", Assert.Single(Queue.Listing).Session.Value);
    }

    private void Answer(SessionId session) => Assert.IsType<SessionQuestion.Read>(
        Sessions.End(new SessionReply.SnapshotFound(Some.Workspace, session, 0, Snapshot(session.Value))));
}
