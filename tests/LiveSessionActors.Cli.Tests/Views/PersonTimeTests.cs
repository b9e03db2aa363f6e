using LiveSessionActors.Cli.Views;

namespace LiveSessionActors.Cli.Tests.Views;

public sealed class PersonTimeTests
{
    private readonly PersonTime _time = new(new WallClock(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-22T23:04:36.228Z", "01:04:36")]
    [InlineData("2026-11-22T21:59:59Z", "2026-11-22 23:59")]
    [InlineData("2026-11-23T22:00:00.000Z", "2026-11-24 00:00")]
    [InlineData("soon", "soon")]
    [InlineData("2026-13-77T99:99:99.000Z", "2026-13-77T99:99:99.000Z")]
    public void A_time_has_its_day_only_when_that_is_not_today_on_the_wall(string text, string written) =>
        Assert.Equal(written, _time.Of(text));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.9, "0 s")]
    [InlineData(44, "44 s")]
    [InlineData(60, "1 min")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7_509, "2 h 5 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(273_600.5, "3 d 4 h")]
    public void A_duration_is_written_in_its_two_largest_units(double seconds, string written) =>
        Assert.Equal(written, PersonTime.Of(TimeSpan.FromSeconds(seconds)));

    private sealed class WallClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), null, null);

        public override DateTimeOffset GetUtcNow() => now;
    }
}
