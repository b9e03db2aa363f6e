using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class DeliverySpecs : ActorSpec
{
    private const int Senders = 2_000;
    private const int MessagesEach = 50;

    [Fact]
    public async Task Of_two_thousand_senders_nothing_is_lost_and_each_ones_order_is_kept()
    {
        var counter = Sys.ActorOf(Props.Create(() => new OrderActor()));
        var finished = counter.Ask<string>("report", TimeSpan.FromMinutes(1));

        foreach (var _ in Enumerable.Range(0, Senders))
            Sys.ActorOf(Props.Create(() => new SendingActor(counter))).Tell("go");

        Assert.Equal("in order", await finished);
    }

    [Fact]
    public async Task Threads_that_are_no_actors_keep_their_order_too()
    {
        var counter = Sys.ActorOf(Props.Create(() => new OrderActor()));
        var finished = counter.Ask<string>("report", TimeSpan.FromMinutes(1));

        await Parallel.ForEachAsync(Enumerable.Range(0, Senders), (sender, _) =>
        {
            var reference = CreateSender(sender);
            for (var i = 0; i < MessagesEach; i++)
                counter.Tell(i, reference);
            return ValueTask.CompletedTask;
        });

        Assert.Equal("in order", await finished);
    }

    private IActorRef CreateSender(int number) => Sys.ActorOf(Props.Empty, $"sender-{number}");

    private sealed class SendingActor : ReceiveActor
    {
        public SendingActor(IActorRef target) => Receive<string>(_ =>
        {
            for (var i = 0; i < MessagesEach; i++)
                target.Tell(i);
        });
    }

    private sealed class OrderActor : ReceiveActor
    {
        private readonly Dictionary<IActorRef, int> _next = [];
        private IActorRef _asker = ActorRefs.Nobody;
        private int _received;
        private bool _inOrder = true;

        public OrderActor()
        {
            Receive<string>(_ => _asker = Sender);
            Receive<int>(Count);
        }

        private void Count(int number)
        {
            _inOrder &= _next.GetValueOrDefault(Sender) == number;
            _next[Sender] = number + 1;
            if (++_received == Senders * MessagesEach)
                _asker.Tell(_inOrder ? "in order" : "out of order");
        }
    }
}
