using Akka.Actor;
using LiveSessionActors.Actors.Appending;

namespace LiveSessionActors.Actors.Tests.Appending;

public sealed class AppendQueueTests
{
    private readonly AppendQueue _queue = new();
    private readonly WaitingAppend[] _appends = [.. Enumerable.Range(1, 3)
        .Select(number => new WaitingAppend(Some.Append(number), ActorRefs.Nobody, Since: 0))];

    public AppendQueueTests()
    {
        foreach (var append in _appends)
            _queue.Add(append);
    }

    [Fact]
    public void Appends_leave_in_their_order()
    {
        Assert.Equal(_appends[..2], _queue.Take(2));
        Assert.Equal(_appends[2..], _queue.Take(_queue.Count));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void What_is_put_back_leaves_first_and_in_its_order()
    {
        var taken = _queue.Take(2);

        _queue.PutBack(taken);

        Assert.Equal(_appends, _queue.Take(_queue.Count));
    }

    [Fact]
    public void A_ticket_is_reached_when_all_that_waited_have_left()
    {
        var ticket = _queue.Ticket;
        _queue.Add(_appends[0]);

        _queue.PutBack(_queue.Take(3));
        Assert.True(_queue.Taken < ticket);
        _queue.Take(2);
        Assert.True(_queue.Taken < ticket);
        _queue.Take(1);
        Assert.Equal(ticket, _queue.Taken);
    }
}
