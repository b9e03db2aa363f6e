using Akka.Actor;
using Akka.Configuration;

namespace Akka.Specs.Actors;

public sealed class DispatcherSpecs() : ActorSpec(
    """
    pinned { type = PinnedDispatcher }
    real { type = Dispatcher, throughput = 7 }
    alias = real
    alias-of-alias = alias
    loop-1 = loop-2
    loop-2 = loop-1
    """)
{
    [Fact]
    public void A_dispatcher_is_made_once()
    {
        Assert.Same(Sys.Dispatchers.Lookup("real"), Sys.Dispatchers.Lookup("real"));
        Assert.Equal(7, Sys.Dispatchers.Lookup("real").Throughput);
    }

    [Fact]
    public void A_pinned_dispatcher_is_made_for_each_who_asks() =>
        Assert.NotSame(Sys.Dispatchers.Lookup("pinned"), Sys.Dispatchers.Lookup("pinned"));

    [Fact]
    public void A_name_may_stand_for_another_dispatcher()
    {
        Assert.Equal("real", Sys.Dispatchers.Lookup("alias").Id);
        Assert.Same(Sys.Dispatchers.Lookup("real"), Sys.Dispatchers.Lookup("alias-of-alias"));
    }

    [Fact]
    public void Names_that_stand_for_each_other_are_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("loop-1"));

    [Fact]
    public void A_dispatcher_that_is_not_configured_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("missing"));

    [Fact]
    public void Actors_on_a_pinned_dispatcher_have_a_thread_each_as_long_as_they_live()
    {
        var first = Sys.ActorOf(Props.Create(() => new ThreadTeller()).WithDispatcher("pinned"));
        var second = Sys.ActorOf(Props.Create(() => new ThreadTeller()).WithDispatcher("pinned"));
        first.Tell("which thread?");
        var firstThread = ExpectMsg<Thread>();
        second.Tell("which thread?");
        var secondThread = ExpectMsg<Thread>();
        first.Tell("which thread?");

        Assert.Same(firstThread, ExpectMsg<Thread>());
        Assert.NotSame(firstThread, secondThread);

        Sys.Stop(first);
        Assert.True(firstThread.Join(TimeSpan.FromSeconds(10)));
        Assert.True(secondThread.IsAlive);
    }

    private sealed class ThreadTeller : ReceiveActor
    {
        public ThreadTeller() => ReceiveAny(_ => Sender.Tell(Thread.CurrentThread));
    }
}
