using Xunit.Sdk;

namespace Akka.Specs.Testing;

public sealed class TimeSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    public TimeSpecs()
        : base("akka { loglevel = OFF, test { timefactor = 2, single-expect-default = 4s, default-timeout = 7s } }")
    {
    }

    [Fact]
    public void Settings_come_from_the_configuration()
    {
        Assert.Equal(2, TestKitSettings.TestTimeFactor);
        Assert.Equal(TimeSpan.FromSeconds(4), TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(7), TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), TestKitSettings.TestEventFilterLeeway);
    }

    [Fact]
    public void Durations_are_stretched()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), Dilated(TimeSpan.FromSeconds(3)));
        Assert.Equal(TimeSpan.FromSeconds(8), RemainingOrDefault);
        Assert.Equal(TimeSpan.FromSeconds(2), RemainingOrDilated(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Time_remains_only_within_a_block()
    {
        Assert.Throws<InvalidOperationException>(() => Remaining);

        Within(TimeSpan.FromHours(1), () =>
        {
            Assert.InRange(Remaining, TimeSpan.FromMinutes(100), TimeSpan.FromMinutes(120));
            Within(TimeSpan.FromMinutes(1), () => Assert.True(RemainingOrDefault <= TimeSpan.FromMinutes(2)));
        });
    }

    [Fact]
    public void A_block_gives_its_result() =>
        Assert.Equal("done", Within(TimeSpan.FromMinutes(1), () => "done"));

    [Fact]
    public void A_block_that_expects_what_does_not_come_fails() =>
        Assert.ThrowsAny<XunitException>(() => Within(Short, () => ExpectMsg<string>()));

    [Fact]
    public void A_block_that_ends_too_soon_fails() => Assert.ThrowsAny<XunitException>(() =>
        Within(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), () => { }));

    [Fact]
    public void A_condition_is_awaited()
    {
        var looks = 0;

        AwaitCondition(() => ++looks == 3, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));

        Assert.Equal(3, looks);
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Short));
        Assert.False(AwaitConditionNoThrow(() => false, Short));
    }

    [Fact]
    public async Task An_assertion_is_awaited()
    {
        var looks = 0;

        await AwaitAssertAsync(
            () => Assert.Equal(3, ++looks), TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));

        Assert.Equal(3, looks);
        await Assert.ThrowsAsync<EqualException>(() => AwaitAssertAsync(() => Assert.Equal(1, 2), Short));
    }

    [Fact]
    public void A_latch_opens_with_its_last_signal()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.Throws<TimeoutException>(() => latch.Ready(Short));

        latch.CountDown();

        latch.Ready();
        Assert.True(latch.IsOpen);
    }
}
