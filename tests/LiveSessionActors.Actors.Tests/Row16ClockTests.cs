namespace LiveSessionActors.Actors.Tests;

/// <summary>Row 16 of the fault matrix: the clock is set back or forth.</summary>
public sealed class Row16ClockTests : SessionActorTest
{
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_set_an_hour_off_changes_no_order_and_no_number(int hours)
    {
        var session = await StartAsync();
        Append(session, Some.Append(1));

        Time.AdjustTime(Time.GetUtcNow().AddHours(hours));
        var second = Append(session, Some.Append(2));
        Time.AdjustTime(Time.GetUtcNow().AddHours(-hours));
        var third = Append(session, Some.Append(3));

        Assert.Equal((2, 3), (second.Seq, third.Seq));
        Assert.Equal((3, Some.Visible(3)), (Get(session).LastSeq, Some.Visible(Get(session).Snapshot)));
        Assert.Equal(["{\"seq\":1,", "{\"seq\":2,", "{\"seq\":3,"], File.Lines.Select(line => line[..9]));
    }

    [Fact]
    public async Task An_entry_from_the_future_does_not_overrule_a_later_one()
    {
        File.Append(Some.Line(1, 10).Replace("\"ts\":\"20", "\"ts\":\"29", StringComparison.Ordinal));
        var session = await StartAsync();

        var next = Append(session, Some.Append(2));

        Assert.Equal((2, Some.Visible(2)), (next.Seq, Some.Visible(Get(session).Snapshot)));
    }
}
