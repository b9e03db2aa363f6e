using Akka.Actor;
using LiveSessionActors.Actors.Children;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests.Children;

public sealed class SessionChildrenTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SessionChildren _children;

    public SessionChildrenTests() => _children = new SessionChildren(_time);

    [Fact]
    public void The_least_recently_used_child_is_the_first_to_leave()
    {
        var first = Add("first");
        var second = Add("second");
        Assert.Same(first, _children.First);

        _children.Use(first);
        Assert.Same(second, _children.First);
    }

    [Fact]
    public void Children_are_unused_for_as_long_as_nothing_came_for_them()
    {
        var first = Add("first");
        var second = Add("second");
        _time.Advance(TimeSpan.FromMinutes(2));
        _children.Use(first);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([second], _children.UnusedFor(TimeSpan.FromMinutes(3)));
        Assert.Equal([second, first], _children.UnusedFor(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_child_that_is_not_used_is_the_first_to_leave()
    {
        Add("used");
        var seen = Add("seen", isUsed: false);

        Assert.Same(seen, _children.First);
    }

    [Fact]
    public void A_leaving_child_does_not_stay_and_is_still_found()
    {
        var child = Add("only");
        _children.Leave(child);
        _children.Use(child);

        Assert.Equal((0, 1), (_children.Staying, _children.All.Count));
        Assert.True(_children.TryGet(child.Id, out _));
        Assert.Null(_children.First);

        _children.Remove(child);
        Assert.False(_children.TryGet(child.Id, out _));
    }

    private SessionChild Add(string id, bool isUsed = true)
    {
        var child = new SessionChild(SessionId.Parse(id), ActorRefs.Nobody, new WaitingMessages(Some.Settings.Sessions));
        _children.Add(child, isUsed);
        return child;
    }
}
