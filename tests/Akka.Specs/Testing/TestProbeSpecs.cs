using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace Akka.Specs.Testing;

public sealed class TestProbeSpecs : Akka.TestKit.Xunit2.TestKit
{
    public TestProbeSpecs()
        : base("akka.loglevel = OFF")
    {
    }

    [Fact]
    public void Probes_talk_to_each_other()
    {
        var first = CreateTestProbe("first");
        var second = CreateTestProbe();

        first.Send(second.Ref, "question");
        second.ExpectMsg("question");
        second.Reply("answer");

        first.ExpectMsg("answer");
        Assert.Equal(second.Ref, first.Sender);
        Assert.Equal("first", first.Ref.Path.Name);
        Assert.Equal("system", first.Ref.Path.Parent.Name);
    }

    [Fact]
    public void A_probe_forwards_with_the_original_sender()
    {
        var probe = CreateTestProbe();
        var target = CreateTestProbe();

        probe.Ref.Tell("message", TestActor);
        probe.ExpectMsg("message");
        probe.Forward(target.Ref);

        target.ExpectMsg("message");
        Assert.Equal(TestActor, target.Sender);
    }

    [Fact]
    public void A_probe_is_told_messages_as_an_actor_is()
    {
        var probe = CreateTestProbe();

        probe.Tell("message");

        probe.ExpectMsgFrom(TestActor, "message");
        Assert.Equal(probe.Ref, (IActorRef)probe);
    }

    [Fact]
    public void An_auto_pilot_answers_until_it_stops()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"re: {message}");
            return message is "last" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));

        probe.Ref.Tell("first", TestActor);
        probe.Ref.Tell("last", TestActor);
        probe.Ref.Tell("late", TestActor);

        ExpectMsg("re: first");
        ExpectMsg("re: last");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Assert.Equal(["first", "last", "late"], probe.ReceiveN(3).Cast<string>());
    }

    [Fact]
    public void A_child_of_a_probe_has_the_probe_as_its_parent()
    {
        var probe = CreateTestProbe();

        var child = probe.ChildActorOf<BlackHoleActor>("child");

        Assert.Equal(probe.Ref.Path, child.Path.Parent);
        Assert.Equal("child", child.Path.Name);
    }

    [Fact]
    public void A_forwarding_actor_keeps_the_sender()
    {
        var probe = CreateTestProbe();
        var forwarder = Sys.ActorOf(ForwardActor.Props(probe.Ref));

        forwarder.Tell("message");

        probe.ExpectMsgFrom(TestActor, "message");
    }

    [Fact]
    public void A_failing_child_of_a_probe_is_restarted()
    {
        var probe = CreateTestProbe();
        var child = probe.ChildActorOf(
            Props.Create(() => new Failing(TestActor)), SupervisorStrategy.DefaultStrategy);

        EventFilter.Exception<InvalidOperationException>().Mute(() =>
        {
            child.Tell("fail");
            ExpectMsg("restarted");
        });
    }

    private sealed class Failing(IActorRef observer) : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("as told");

        protected override void PostRestart(Exception reason) => observer.Tell("restarted");
    }
}
