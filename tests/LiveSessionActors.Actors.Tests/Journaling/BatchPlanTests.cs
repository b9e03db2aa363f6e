using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Journaling;

public sealed class BatchPlanTests
{
    private readonly FakeFile _file = new();
    private readonly OldKeys _oldKeys = new();
    private DerivedSession _session = DerivedSession.Unread(Some.Session);

    [Fact]
    public void Entries_are_numbered_on_from_the_last()
    {
        _file.Append(Some.Line(7));

        var plan = Plan(Some.Append(1), Some.Append(2));

        Assert.Equal([8, 9], plan.Entries.Select(entry => entry.Seq));
        Assert.False(plan.NeedsFreshLook);
    }

    [Fact]
    public void An_entry_is_the_events_with_number_time_and_key()
    {
        var plan = Plan(Some.Append(3, key: "a-key"));

        Assert.Equal(Some.Line(1, 3, "a-key").TrimEnd('\n'), Some.Text(Assert.Single(plan.Entries)));
    }

    [Fact]
    public void An_expectation_counts_the_appends_before_it()
    {
        var plan = Plan(Some.Append(1, expected: 0), Some.Append(2, expected: 1), Some.Append(3, expected: 1));

        Assert.Equal(2, plan.Entries.Count);
        Assert.Equal(RefusalCode.SequenceMismatch, Refused(plan.Decisions[2]));
        Assert.True(plan.NeedsFreshLook);
    }

    [Fact]
    public void An_append_that_expects_a_session_begins_none()
    {
        var plan = Plan(Some.Append(1) with { MustExist = true });

        Assert.Equal(RefusalCode.SessionNotFound, Refused(Assert.Single(plan.Decisions)));
        Assert.True(plan.NeedsFreshLook);
    }

    [Fact]
    public void An_append_that_expects_a_session_follows_one_that_begins_it()
    {
        var plan = Plan(Some.Append(1), Some.Append(2) with { MustExist = true });

        Assert.Equal(2, plan.Entries.Count);
    }

    [Fact]
    public void A_refused_append_takes_no_number()
    {
        var plan = Plan(Some.Append(1, expected: 5), Some.Append(2));

        Assert.Equal(1, Assert.Single(plan.Entries).Seq);
    }

    [Fact]
    public void The_same_key_twice_is_one_entry()
    {
        var plan = Plan(Some.Append(1, key: "a-key"), Some.Append(1, key: "a-key"));

        Assert.Same(Assert.Single(plan.Entries), Assert.IsType<AppendDecision.SameAs>(plan.Decisions[1]).Entry);
    }

    [Fact]
    public void A_plan_ends_before_a_key_that_has_still_to_be_looked_for()
    {
        AppendOld();

        var plan = Plan(Some.Append(1), Some.Append(2, key: "k2"), Some.Append(3));

        Assert.Equal(301, Assert.Single(plan.Entries).Seq);
        Assert.Single(plan.Decisions);
    }

    [Fact]
    public void What_was_found_of_an_old_key_decides()
    {
        var second = AppendedEvent.Of(JournalEntry.Create(2, Some.Event(2), Some.Moment, "k2"));
        _oldKeys.Add(AppendOld(), ["k2", "new"], new Dictionary<string, AppendedEvent> { ["k2"] = second });

        var plan = Plan(Some.Append(2, key: "k2"), Some.Append(3, key: "k2"), Some.Append(4, key: "new"));

        Assert.IsType<AppendDecision.Repeat>(plan.Decisions[0]);
        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(plan.Decisions[1]));
        Assert.Equal(301, Assert.IsType<AppendDecision.Write>(plan.Decisions[2]).Entry.Seq);
    }

    [Fact]
    public void What_was_found_before_more_keys_were_forgotten_decides_nothing()
    {
        _oldKeys.Add(AppendOld(), ["k2"], new Dictionary<string, AppendedEvent>());
        var more = Enumerable.Range(301, 200).Select(number => Some.Line(number, number, $"k{number}"));
        _file.Append(string.Concat(more));

        Assert.Empty(Plan(Some.Append(4, key: "k2")).Decisions);
    }

    [Fact]
    public void The_same_key_for_two_events_refuses_the_second()
    {
        var plan = Plan(Some.Append(1, key: "a-key"), Some.Append(2, key: "a-key"));

        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(plan.Decisions[1]));
    }

    [Fact]
    public void A_key_of_the_journal_is_a_repetition_whatever_number_is_expected()
    {
        _file.Append(Some.Line(1, 1, "a-key") + Some.Line(2));

        var plan = Plan(Some.Append(1, key: "a-key", expected: 0));

        Assert.Equal("a-key", Assert.IsType<AppendDecision.Repeat>(Assert.Single(plan.Decisions)).Key);
        Assert.True(plan.NeedsFreshLook);
    }

    [Fact]
    public void A_key_of_the_journal_with_another_event_is_refused()
    {
        _file.Append(Some.Line(1, 1, "a-key"));

        var decision = Assert.Single(Plan(Some.Append(2, key: "a-key")).Decisions);

        Assert.Equal(RefusalCode.IdempotencyKeyReused, Refused(decision));
    }

    [Fact]
    public void A_batch_takes_no_more_appends_than_its_limit()
    {
        var plan = Plan(new BatchLimits(2, 100_000, 100_000), Some.Append(1), Some.Append(2), Some.Append(3));

        Assert.Equal(2, plan.Decisions.Count);
    }

    [Fact]
    public void A_batch_takes_no_more_bytes_than_its_limit()
    {
        var bytes = Some.Line(1).Length - 1;

        var two = Plan(new BatchLimits(9, bytes * 2, 1000), Some.Append(1), Some.Append(2), Some.Append(3));
        var one = Plan(new BatchLimits(9, (bytes * 2) - 1, 1000), Some.Append(1), Some.Append(2));

        Assert.Equal((2, 1), (two.Entries.Count, one.Entries.Count));
    }

    [Fact]
    public void A_single_entry_may_be_larger_than_a_batch() =>
        Assert.Single(Plan(new BatchLimits(100, 1, 1000), Some.Append(1), Some.Append(2)).Entries);

    [Fact]
    public void An_entry_that_could_not_be_read_again_is_refused_and_takes_no_number()
    {
        var bytes = Some.Line(1).Length - 1;

        var plan = Plan(new BatchLimits(100, 1000, bytes), Some.Append(1), Some.Append(10), Some.Append(2));

        Assert.Equal(RefusalCode.EventTooLarge, Refused(plan.Decisions[1]));
        Assert.Equal([1, 2], plan.Entries.Select(entry => entry.Seq));
    }

    private static string Refused(AppendDecision decision) =>
        Assert.IsType<AppendDecision.Refuse>(decision).Refusal.Code;

    private BatchPlan Plan(params SessionCommand.AppendEvent[] appends) =>
        Plan(new BatchLimits(100, 100_000, 100_000), appends);

    private BatchPlan Plan(BatchLimits limits, params SessionCommand.AppendEvent[] appends)
    {
        _session = _session.Take(_file.Read(_session.Position, 1000), Some.Moment);
        return BatchPlan.For(_session, _oldKeys, appends, Some.Moment, limits);
    }

    // So many that the first are forgotten; gives which.
    private ForgottenKeys AppendOld()
    {
        _file.Append(string.Concat(Enumerable.Range(1, 300).Select(number => Some.Line(number, number, $"k{number}"))));
        _session = _session.Take(_file.Read(_session.Position, 1000), Some.Moment);
        return _session.State.ForgottenKeys!;
    }
}
