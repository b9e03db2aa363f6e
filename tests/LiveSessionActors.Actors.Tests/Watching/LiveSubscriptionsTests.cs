using Akka.TestKit;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class LiveSubscriptionsTests : ActorTest
{
    private readonly LiveSubscriptions _live = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_has_fallen_behind_hears_what_happens_and_is_not_counted_until_it_is_told_everything(bool ofAll)
    {
        SessionId? session = ofAll ? null : Some.Session;
        var (slow, other) = (CreateTestProbe(), CreateTestProbe());
        _live.Add(slow, session);
        _live.Add(other, null);

        _live.FallBehind(slow, session);

        Assert.Equal(1, _live.Count);
        Tell(slow, other);
        _live.Add(slow, session);
        Assert.Equal(2, _live.Count);
    }

    [Fact]
    public void One_that_ends_while_it_is_behind_leaves_no_trace()
    {
        var (slow, other) = (CreateTestProbe(), CreateTestProbe());
        _live.Add(slow, null);
        _live.Add(other, null);
        _live.FallBehind(slow, null);

        _live.Remove(slow, null);

        Assert.Equal(1, _live.Count);
        Tell(other);
        slow.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void One_that_was_never_told_everything_does_not_fall_behind()
    {
        _live.FallBehind(CreateTestProbe(), null);

        Assert.Equal(0, _live.Count);
    }

    private void Tell(params TestProbe[] expected)
    {
        _live.Tell(Some.Session, "happened", TestActor);
        foreach (var probe in expected)
            probe.ExpectMsg("happened");
    }
}
