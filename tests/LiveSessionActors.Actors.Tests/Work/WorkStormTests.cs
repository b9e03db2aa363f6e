using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Work;

public sealed class WorkStormTests : WorkQueueTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_happens_in_whatever_order_no_work_has_two_holders_and_none_is_forgotten(int seed)
    {
        var random = new Random(seed);
        var pending = new Dictionary<string, double>();
        var held = new Dictionary<string, WorkLease>();
        var ids = Enumerable.Range(0, 5).Select(number => $"s{number}").ToArray();
        for (var step = 0; step < 5_000; step++)
        {
            var id = ids[random.Next(ids.Length)];
            switch (random.Next(7))
            {
                case 0:
                    pending[id] = step + 1;
                    held.Remove(id);
                    Pend(id, step + 1);
                    break;
                case 1 when pending.Remove(id, out var seq):
                    held.Remove(id);
                    Queue.Observe(Snapshot(id, (seq, "generate"), (seq + 1, "agent_done")));
                    break;
                case 2 or 3:
                    if (Take() is { } lease)
                    {
                        Assert.Equal(pending[lease.Session.Value], Seq(lease));
                        Assert.True(held.TryAdd(lease.Session.Value, lease), "It is held already.");
                    }
                    else
                    {
                        Assert.All(Queue.Listing, item => Assert.True(item.IsDead || item.Lease is not null));
                    }

                    break;
                case 4 when held.Remove(id, out var given):
                    Apply(Queue.End(given.Id));
                    break;
                case 5:
                    Advance(LeaseFor);
                    held.Clear();
                    break;
                case 6:
                    Apply(Queue.Revive(SessionId.Parse(id)));
                    break;
            }

            Assert.Equal(pending.Keys.Order(), Queue.Listing.Select(item => item.Session.Value).Order());
            Assert.Equal(
                held.Values.Select(lease => lease.Id).Order(),
                Queue.Listing.Where(item => item.Lease is not null).Select(item => item.Lease!.Id).Order());
        }
    }
}
