using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class DeathWatchSpecs : ActorSpec
{
    [Fact]
    public void Watching_an_actor_that_is_dead_already_tells_so()
    {
        var actor = Sys.ActorOf(Props.Empty);
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        var late = CreateTestProbe();
        late.Watch(actor);

        late.ExpectTerminated(actor);
    }

    [Fact]
    public void Watching_twice_tells_once()
    {
        var actor = Sys.ActorOf(Props.Empty);
        Watch(actor);
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor);
        TestActor.Tell("next");
        ExpectMsg("next");
    }

    [Fact]
    public void An_actor_that_is_watched_no_more_is_not_told_of()
    {
        var actor = Sys.ActorOf(Props.Empty);
        Watch(actor);
        Unwatch(actor);
        var other = CreateTestProbe();
        other.Watch(actor);

        Sys.Stop(actor);
        other.ExpectTerminated(actor);
        TestActor.Tell("next");

        ExpectMsg("next");
    }

    [Fact]
    public void A_restart_is_no_end()
    {
        var actor = Supervise(Directive.Restart, Reporter());
        Watch(actor);

        actor.Tell(new InvalidOperationException("oops"));
        FishForMessage(message => message is "actor PostRestart oops");
        Sys.Stop(actor);

        FishForMessage(message => message is Terminated);
    }

    [Fact]
    public void An_unhandled_Terminated_ends_its_watcher()
    {
        var watched = Sys.ActorOf(Props.Empty);
        var props = Props.Create(() => new WatchingActor(watched));
        var watcher = Supervise(SupervisorStrategy.DefaultStrategy, props, out _);
        Watch(watcher);

        Sys.Stop(watched);

        ExpectTerminated(watcher);
    }

    [Fact]
    public void WatchWith_sends_the_message_asked_for()
    {
        var watched = Sys.ActorOf(Props.Empty);
        Sys.ActorOf(Props.Create(() => new WatchingWithActor(watched, TestActor)));
        ExpectMsg("watching");

        Sys.Stop(watched);

        ExpectMsg("it has gone");
    }

    [Fact]
    public void A_name_is_free_again_once_the_parent_knows_of_the_end()
    {
        var first = Sys.ActorOf(Props.Empty, "name");
        Watch(first);
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Props.Empty, "name"));

        Sys.Stop(first);
        ExpectTerminated(first);
        IActorRef? second = null;
        AwaitAssert(() => second = Sys.ActorOf(Props.Empty, "name"));

        Assert.Equal(first.Path, second!.Path);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task GracefulStop_awaits_the_end()
    {
        var actor = Sys.ActorOf(Props.Empty);

        Assert.True(await actor.GracefulStop(TimeSpan.FromSeconds(10)));
        Assert.True(await actor.GracefulStop(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task GracefulStop_of_an_actor_that_lives_on_is_false()
    {
        var actor = Sys.ActorOf(Props.Empty);

        Assert.False(await actor.GracefulStop(TimeSpan.FromMilliseconds(50), "ignored"));
    }

    private sealed class WatchingActor : ReceiveActor
    {
        public WatchingActor(IActorRef watched) => Context.Watch(watched);
    }

    private sealed class WatchingWithActor : ReceiveActor
    {
        public WatchingWithActor(IActorRef watched, IActorRef listener)
        {
            Context.WatchWith(watched, "it has gone");
            Receive<string>(listener.Tell);
            listener.Tell("watching");
        }
    }
}
