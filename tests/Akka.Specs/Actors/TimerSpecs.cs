using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class TimerSpecs : ActorSpec
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public void A_single_timer_sends_once_and_is_then_no_longer_active()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TimedActor(TestActor)));

        actor.Tell(new Start("key", "tick", Soon, Repeats: false));

        ExpectMsg("tick");
        ExpectMsg("active: ");
    }

    [Fact]
    public void A_periodic_timer_sends_until_it_is_cancelled()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TimedActor(TestActor)));

        actor.Tell(new Start("key", "tick", Soon, Repeats: true));

        ExpectMsg("tick");
        ExpectMsg("active: key");
        ExpectMsg("tick");
        actor.Tell("cancel");
        FishForMessage(message => message is "cancelled");
        actor.Tell("ping");
        ExpectMsg("ping");
    }

    [Fact]
    public void A_timer_set_anew_replaces_the_one_of_its_key_even_if_that_has_sent_already()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TimedActor(TestActor)));

        actor.Tell(new Start("key", "old", Never, Repeats: false));
        actor.Tell(new Start("key", "new", Soon, Repeats: false));

        ExpectMsg("new");
    }

    [Fact]
    public void A_restart_cancels_the_timers()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new TimedActor(TestActor)));
        actor.Tell(new Start("key", "tick", Soon, Repeats: true));
        ExpectMsg("tick");

        actor.Tell(new InvalidOperationException("oops"));
        FishForMessage(message => message is "restarted");
        actor.Tell("show");

        ExpectMsg("active: ");
    }

    [Fact]
    public void Timers_end_before_their_actor_does()
    {
        var actor = Sys.ActorOf(Props.Create(() => new TimedActor(TestActor)));
        actor.Tell(new Start("key", "tick", Never, Repeats: true));
        actor.Tell("show");
        ExpectMsg("active: key");

        Sys.Stop(actor);

        ExpectMsg("active: ");
    }

    private sealed record Start(string Key, string Message, TimeSpan Delay, bool Repeats);

    private sealed class TimedActor : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _listener;

        public TimedActor(IActorRef listener)
        {
            _listener = listener;
            Receive<Start>(StartTimer);
            Receive<Exception>(failure => throw failure);
            Receive<string>(message => message == "show", _ => Show());
            Receive<string>(message => message == "cancel", _ =>
            {
                Timers.Cancel("key");
                _listener.Tell("cancelled");
            });
            Receive<string>(message => message == "ping", _listener.Tell);
            Receive<string>(message =>
            {
                _listener.Tell(message);
                Show();
            });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PostRestart(Exception reason) => _listener.Tell("restarted");

        protected override void PostStop() => Show();

        private void Show() => _listener.Tell("active: " + string.Join(',', Timers.ActiveTimers));

        private void StartTimer(Start start)
        {
            if (start.Repeats)
                Timers.StartPeriodicTimer(start.Key, start.Message, start.Delay);
            else
                Timers.StartSingleTimer(start.Key, start.Message, start.Delay);
        }
    }
}
