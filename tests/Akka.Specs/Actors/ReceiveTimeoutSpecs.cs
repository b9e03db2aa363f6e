using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class ReceiveTimeoutSpecs : ActorSpec
{
    [Fact]
    public void An_actor_that_hears_nothing_is_told_so_again_and_again()
    {
        Sys.ActorOf(Props.Create(() => new QuietActor(TestActor)));

        ExpectMsg("timeout 1");
        ExpectMsg("timeout 2");
    }

    [Fact]
    public void A_timeout_that_is_taken_back_is_told_no_more()
    {
        var actor = Sys.ActorOf(Props.Create(() => new QuietActor(TestActor)));
        ExpectMsg("timeout 1");

        actor.Tell("off");
        FishForMessage(message => message is "off");
        TestActor.Tell("next");

        ExpectMsg("next");
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_message_that_does_not_influence_the_timeout_lets_it_run()
    {
        var actor = Sys.ActorOf(Props.Create(() => new QuietActor(TestActor)));
        using var cancel = new Cancelable(Sys.Scheduler);
        Sys.Scheduler.ScheduleTellRepeatedly(
            TimeSpan.Zero, TimeSpan.FromMilliseconds(5), actor, new Unnoticed(), ActorRefs.NoSender, cancel);

        ExpectMsg("timeout 1");
        cancel.Cancel();
    }

    private sealed record Unnoticed : INotInfluenceReceiveTimeout;

    private sealed class QuietActor : ReceiveActor
    {
        private int _count;

        public QuietActor(IActorRef listener)
        {
            Context.SetReceiveTimeout(TimeSpan.FromMilliseconds(30));
            Receive<ReceiveTimeout>(_ => listener.Tell($"timeout {++_count}"));
            Receive<Unnoticed>(_ => { });
            Receive<string>(message =>
            {
                Context.SetReceiveTimeout(null);
                listener.Tell(message);
            });
        }
    }
}
