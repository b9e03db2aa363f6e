using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class AskSpecs : ActorSpec
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(50);

    private readonly IActorRef _actor;

    public AskSpecs() => _actor = Sys.ActorOf(Props.Create(() => new AnsweringActor()));

    [Fact]
    public async Task The_answer_is_the_result() => Assert.Equal("hello", await _actor.Ask<string>("hello"));

    [Fact]
    public async Task A_message_can_be_made_with_the_reference_to_answer_to()
    {
        var answer = await _actor.Ask<string>(
            sender => new AnswerTo(sender, "hello"), TimeSpan.FromSeconds(10), CancellationToken.None);

        Assert.Equal("hello", answer);
    }

    [Fact]
    public async Task No_answer_in_time_fails() =>
        await Assert.ThrowsAsync<AskTimeoutException>(() => _actor.Ask<string>("silence", Shortly));

    [Fact]
    public async Task Without_a_timeout_the_configured_one_applies()
    {
        using var system = ActorSystem.Create("asking", "akka.actor.ask-timeout = 50ms");
        var actor = system.ActorOf(Props.Empty);

        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask<string>("silence"));
    }

    [Fact]
    public async Task Cancelling_cancels_the_question()
    {
        using var cancellation = new CancellationTokenSource();
        var answer = _actor.Ask<string>("silence", cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task Asking_an_actor_that_has_ended_times_out_and_leaves_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));
        await _actor.GracefulStop(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<AskTimeoutException>(() => _actor.Ask<string>("anyone?", Shortly));

        Assert.Equal("anyone?", FishForMessage<Event.DeadLetter>(_ => true).Message);
    }

    [Fact]
    public async Task A_failure_as_the_answer_is_thrown()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _actor.Ask<string>("fail"));

        Assert.Equal("refused", failure.Message);
    }

    [Fact]
    public async Task An_answer_of_another_type_fails() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _actor.Ask<int>("hello"));

    [Fact]
    public async Task The_outcome_can_be_asked_for_as_a_status()
    {
        var status = await _actor.Ask<Status>("fail");

        Assert.IsType<Status.Failure>(status);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));
        IActorRef? asker = null;
        var answer = TestActor.Ask<string>(
            sender =>
            {
                asker = sender;
                return "question";
            },
            TimeSpan.FromSeconds(10),
            CancellationToken.None);
        ExpectMsg("question");

        asker!.Tell("first");
        asker.Tell("second");

        Assert.Equal("second", ExpectMsg<Event.DeadLetter>().Message);
        Assert.Equal("first", await answer);
    }

    [Fact]
    public async Task The_one_who_asks_has_a_place_of_its_own_below_temp()
    {
        var asker = await _actor.Ask<IActorRef>(new AnswerWithSender());

        Assert.Equal(["temp"], asker.Path.Parent.Elements);
        Assert.Matches("^[a-zA-Z0-9+~]+$", asker.Path.Name);
    }

    [Fact]
    public void An_actor_pipes_the_outcome_of_a_task_to_itself()
    {
        var task = new TaskCompletionSource<string>();
        task.Task.PipeTo(TestActor, success: text => text + " piped");

        task.SetResult("result");

        ExpectMsg("result piped");
    }

    [Fact]
    public void A_piped_task_that_fails_is_a_failure_message()
    {
        Task.FromException(new InvalidOperationException("oops")).PipeTo(TestActor);

        Assert.Equal("oops", ExpectMsg<Status.Failure>().Cause.Message);
    }

    [Fact]
    public void A_piped_failure_can_be_mapped_and_has_the_sender_given()
    {
        Task.FromException<int>(new InvalidOperationException("oops"))
            .PipeTo(TestActor, _actor, failure: cause => "mapped " + cause.Message);

        ExpectMsg("mapped oops");
        Assert.Equal(_actor, LastSender);
    }

    [Fact]
    public async Task A_forwarded_message_keeps_its_sender()
    {
        var forwarder = Sys.ActorOf(Props.Create(() => new ForwardingActor(_actor)));

        Assert.Equal("hello", await forwarder.Ask<string>("hello"));
    }

    private sealed record AnswerWithSender;

    private sealed record AnswerTo(IActorRef Sender, string Answer);

    private sealed class AnsweringActor : ReceiveActor
    {
        public AnsweringActor()
        {
            Receive<string>(message => message == "silence", _ => { });
            Receive<string>(message => message == "fail", _ =>
                Sender.Tell(new Status.Failure(new InvalidOperationException("refused"))));
            Receive<string>(message => Sender.Tell(message));
            Receive<AnswerWithSender>(_ => Sender.Tell(Sender));
            Receive<AnswerTo>(message => message.Sender.Tell(message.Answer));
        }
    }

    private sealed class ForwardingActor : ReceiveActor
    {
        public ForwardingActor(IActorRef target) => ReceiveAny(target.Forward);
    }
}
