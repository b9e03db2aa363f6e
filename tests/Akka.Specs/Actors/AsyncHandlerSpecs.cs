using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class AsyncHandlerSpecs : ActorSpec
{
    private static readonly Func<Task> AtOnce = () => Task.CompletedTask;

    // Never done already when it is awaited.
    private static readonly Func<Task> Later = async () => await Task.Yield();

    [Fact]
    public void The_next_message_waits_for_the_end_of_an_asynchronous_handler()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var opened = () => gate.Task;
        var actor = Sys.ActorOf(Props.Create(() => new AsyncActor(opened, TestActor)));

        actor.Tell("wait");
        actor.Tell("next");
        ExpectMsg("wait begins");
        gate.SetResult();

        ExpectMsg("wait ends");
        ExpectMsg("next");
    }

    [Fact]
    public void The_context_the_sender_and_the_behaviour_are_there_after_an_await()
    {
        var actor = Sys.ActorOf(Props.Create(() => new AsyncActor(Later, TestActor)), "self");

        actor.Tell("context", TestActor);

        ExpectMsg($"self {TestActor.Path.Name}");
        actor.Tell("anything");
        ExpectMsg("became anything");
    }

    [Fact]
    public void A_failure_after_an_await_is_the_actors_failure()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new AsyncActor(Later, TestActor)));

        actor.Tell("fail");
        actor.Tell("next");

        ExpectMsg("PreRestart failed fail");
        ExpectMsg("next");
    }

    [Fact]
    public void A_failure_before_the_first_await_is_the_actors_failure()
    {
        var actor = Supervise(Directive.Restart, Props.Create(() => new AsyncActor(AtOnce, TestActor)));

        actor.Tell("fail");
        actor.Tell("next");

        ExpectMsg("PreRestart failed fail");
        ExpectMsg("next");
    }

    [Fact]
    public void A_resumed_actor_goes_on_after_a_failed_asynchronous_handler()
    {
        var actor = Supervise(Directive.Resume, Props.Create(() => new AsyncActor(Later, TestActor)));

        actor.Tell("fail");
        actor.Tell("next");

        ExpectMsg("next");
    }

    [Fact]
    public void A_stop_waits_for_no_asynchronous_handler()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var opened = () => gate.Task;
        var actor = Sys.ActorOf(Props.Create(() => new AsyncActor(opened, TestActor)));
        Watch(actor);
        actor.Tell("wait");
        ExpectMsg("wait begins");

        Sys.Stop(actor);

        ExpectTerminated(actor);
    }

    private sealed class AsyncActor : ReceiveActor
    {
        private readonly IActorRef _listener;

        public AsyncActor(Func<Task> gate, IActorRef listener)
        {
            _listener = listener;
            ReceiveAsync<string>(message => message == "wait", async message =>
            {
                listener.Tell(message + " begins");
                await gate();
                listener.Tell(message + " ends");
            });
            ReceiveAsync<string>(message => message == "context", async _ =>
            {
                await gate();
                listener.Tell($"{Context.Self.Path.Name} {Sender.Path.Name}");
                Become(() => ReceiveAny(any => listener.Tell($"became {any}")));
            });
            ReceiveAsync<string>(message => message == "fail", async _ =>
            {
                await gate();
                throw new InvalidOperationException("failed");
            });
            Receive<string>(listener.Tell);
        }

        protected override void PreRestart(Exception reason, object message) =>
            _listener.Tell($"PreRestart {reason.Message} {message}");
    }
}
