using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Idempotency keys and expected sequence numbers.</summary>
public sealed class SessionActorConditionTests : SessionActorTest
{
    [Fact]
    public async Task The_same_key_with_the_same_event_is_written_once_and_answered_as_the_first_time()
    {
        var session = await StartAsync();
        var first = Append(session, Some.Append(1, key: "once"));
        Append(session, Some.Append(2));

        var again = Append(session, Some.Append(1, key: "once"));

        Assert.Equal((first.Seq, 2), (again.Seq, File.Lines.Count));
        Assert.Equal(first.Snapshot.Json.ToArray(), again.Snapshot.Json.ToArray());
    }

    [Fact]
    public async Task A_key_is_known_again_after_a_restart()
    {
        File.Append(Some.Line(1, 1, key: "once") + Some.Line(2, 2));
        var session = await StartAsync();

        var again = Append(session, Some.Append(1, key: "once"));

        Assert.Equal((1, Some.Visible(1)), (again.Seq, Some.Visible(again.Snapshot)));
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task A_key_is_written_once_when_it_is_sent_twice_at_once()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        Send(session, Some.Append(9));
        await Disk.WriteGate.Arrived;
        var first = Send(session, Some.Append(1, key: "once"));
        var between = Send(session, Some.Append(2));
        var second = Send(session, Some.Append(1, key: "once"));

        Disk.WriteGate.Open();

        Assert.Equal(2, Appended(first).Seq);
        Assert.Equal(3, Appended(between).Seq);
        var again = Appended(second);
        Assert.Equal((2, Some.Visible(1)), (again.Seq, Some.Visible(again.Snapshot)));
        Assert.Equal(3, File.Lines.Count);
    }

    [Fact]
    public async Task A_key_with_another_event_is_refused()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1, key: "once"));

        Assert.Equal(RefusalCode.IdempotencyKeyReused, RefusalOf(Send(session, Some.Append(2, key: "once"))));
        Assert.Single(File.Lines);
    }

    [Fact]
    public async Task A_key_that_went_away_with_a_replaced_journal_is_free_again()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1, key: "once"));
        File.Replace(Some.Line(1, 8) + Some.Line(2, 9));

        Assert.Equal(3, Append(session, Some.Append(1, key: "once")).Seq);
        Assert.Equal(3, File.Lines.Count);
    }

    [Fact]
    public async Task A_key_that_another_process_wrote_is_known()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        File.Append(Some.Line(2, 5, key: "theirs"));

        Assert.Equal(2, Append(session, Some.Append(5, key: "theirs")).Seq);
        Assert.Equal(2, File.Lines.Count);
    }

    [Fact]
    public async Task The_expected_number_lets_an_append_through_when_it_is_the_last()
    {
        var session = await StartAsync();

        Assert.Equal(1, Append(session, Some.Append(1, expected: 0)).Seq);
        Assert.Equal(2, Append(session, Some.Append(2, expected: 1)).Seq);
    }

    [Fact]
    public void Another_expected_number_is_told_as_a_journal_writes_it() =>
        Assert.Equal("the last sequence number is 0.5, not 1e+21", Refusals.SequenceMismatch(1e21, 0.5).Detail);

    [Fact]
    public async Task Another_expected_number_refuses_the_append_and_nothing_else()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));

        Assert.Equal(RefusalCode.SequenceMismatch, RefusalOf(Send(session, Some.Append(2, expected: 0))));
        Assert.Equal(2, Append(session, Some.Append(3)).Seq);
    }

    [Fact]
    public async Task Of_two_appends_at_once_that_expect_the_same_number_one_is_refused()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        Send(session, Some.Append(9));
        await Disk.WriteGate.Arrived;
        var first = Send(session, Some.Append(1, expected: 1));
        var second = Send(session, Some.Append(2, expected: 1));

        Disk.WriteGate.Open();

        Assert.Equal(2, Appended(first).Seq);
        Assert.Equal(RefusalCode.SequenceMismatch, RefusalOf(second));
    }

    [Fact]
    public async Task An_expected_number_that_another_process_brought_about_is_right()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        File.Append(Some.Line(2, 2));

        Assert.Equal(3, Append(session, Some.Append(3, expected: 2)).Seq);
    }

    [Fact]
    public async Task An_expected_number_that_another_process_overtook_is_refused()
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));
        Disk.BeforeWrites.Enqueue(file => file.Append(Some.Line(2, 2)));

        Assert.Equal(RefusalCode.SequenceMismatch, RefusalOf(Send(session, Some.Append(3, expected: 1))));
        Assert.Equal(2, File.Lines.Count);
    }
}
