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
    public void The_least_recently_used_running_child_is_known()
    {
        var first = Add("first", ChildPhase.Starting);
        var second = Add("second");
        var third = Add("third");
        Assert.Same(second, _children.LeastUsed);

        _children.Use(second);
        Assert.Same(third, _children.LeastUsed);

        first.Phase = ChildPhase.Running;
        Assert.Same(first, _children.LeastUsed);
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
    public void A_leaving_child_does_not_stay_and_is_still_found()
    {
        var child = Add("only");
        _children.Leave(child);
        _children.Use(child);

        Assert.Equal((0, 1), (_children.Staying, _children.All.Count));
        Assert.True(_children.TryGet(child.Id, out _));
        Assert.Null(_children.LeastUsed);

        _children.Remove(child);
        Assert.False(_children.TryGet(child.Id, out _));
    }

    private SessionChild Add(string id, ChildPhase phase = ChildPhase.Running)
    {
        var child = new SessionChild(SessionId.Parse(id), ActorRefs.Nobody, new WaitingMessages()) { Phase = phase };
        _children.Add(child);
        return child;
    }
}
