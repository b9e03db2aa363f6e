using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit.Sdk;

namespace Akka.Specs.Testing;

public sealed class ExpectSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    public ExpectSpecs()
        : base("akka.loglevel = OFF")
    {
    }

    [Fact]
    public void A_message_is_expected_by_its_type_its_value_or_a_predicate()
    {
        TestActor.Tell("one");
        TestActor.Tell("two");
        TestActor.Tell(3);
        TestActor.Tell(4);

        Assert.Equal("one", ExpectMsg<string>());
        Assert.Equal("two", ExpectMsg("two"));
        Assert.Equal(3, ExpectMsg<int>(number => number == 3));
        ExpectMsg<int>(number => Assert.Equal(4, number));
    }

    [Fact]
    public async Task A_message_is_expected_without_blocking_a_thread()
    {
        TestActor.Tell("one");
        TestActor.Tell(2);

        Assert.Equal("one", await ExpectMsgAsync<string>());
        Assert.Equal(2, await ExpectMsgAsync(2));
    }

    [Fact]
    public void The_wrong_message_fails_the_test()
    {
        TestActor.Tell("text");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>());

        TestActor.Tell("text");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("other"));

        TestActor.Tell("text");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(text => text == "other"));
    }

    [Fact]
    public void No_message_in_time_fails_the_test() =>
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Short));

    [Fact]
    public void A_message_where_none_is_expected_fails_the_test()
    {
        ExpectNoMsg(Short);
        TestActor.Tell("text");

        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(Short));
    }

    [Fact]
    public void Lists_are_equal_when_their_items_are()
    {
        TestActor.Tell(new List<int> { 1, 2 });

        ExpectMsg(new List<int> { 1, 2 });
    }

    [Fact]
    public void The_test_is_the_sender_of_what_it_tells()
    {
        var echo = Sys.ActorOf(Props.Create(() => new EchoToSender()));

        echo.Tell("hello");

        ExpectMsg("hello");
        Assert.Equal(echo, LastSender);
        Assert.Equal("hello", LastMessage);
    }

    [Fact]
    public async Task The_test_is_the_sender_behind_an_await_as_well()
    {
        var echo = Sys.ActorOf(Props.Create(() => new EchoToSender()));
        await Task.Yield();

        echo.Tell("hello");

        await ExpectMsgAsync("hello");
    }

    [Fact]
    public void The_sender_of_a_message_is_expected()
    {
        var echo = Sys.ActorOf(Props.Create(() => new EchoToSender()));
        echo.Tell(1);
        echo.Tell(2);
        echo.Tell(3);

        ExpectMsgFrom<int>(echo);
        ExpectMsgFrom(echo, 2);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<int>(TestActor));
    }

    [Fact]
    public void All_of_some_messages_are_expected_in_any_order()
    {
        TestActor.Tell("b");
        TestActor.Tell("a");

        Assert.Equal(["b", "a"], ExpectMsgAllOf("a", "b"));

        TestActor.Tell("b");
        TestActor.Tell("x");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf("a", "b"));
    }

    [Fact]
    public void Any_of_some_messages_is_expected()
    {
        TestActor.Tell("b");
        Assert.Equal("b", ExpectMsgAnyOf(new[] { "a", "b" }));

        TestActor.Tell("x");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAnyOf(new[] { "a", "b" }));
    }

    [Fact]
    public void An_end_is_expected_of_an_actor_that_is_watched()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);

        Sys.Stop(actor);

        Assert.Equal(actor, ExpectTerminated(actor).ActorRef);
    }

    [Fact]
    public void An_actor_that_is_watched_no_longer_ends_unheard()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);
        Unwatch(actor);
        var other = CreateTestProbe();
        other.Watch(actor);

        Sys.Stop(actor);

        other.ExpectTerminated(actor);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void Messages_are_matched_by_predicates_in_any_order()
    {
        TestActor.Tell("text");
        TestActor.Tell(3);

        var received = ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<int>(number => number == 3),
            new Predicate<string>(text => text.Length == 4).CreatePredicateInfo());

        Assert.Equal(["text", 3], received);
    }

    [Fact]
    public void A_message_that_no_predicate_matches_fails_the_test()
    {
        TestActor.Tell("text");
        TestActor.Tell(4);

        Assert.Throws<FailException>(() => ExpectMsgAllOfMatchingPredicates(
            PredicateInfo.Create<int>(number => number == 3), PredicateInfo.Create<string>(_ => true)));
    }

    [Fact]
    public void Messages_can_be_ignored()
    {
        IgnoreMessages<string>(text => text == "noise");
        TestActor.Tell("noise");
        TestActor.Tell("voice");
        ExpectMsg("voice");

        IgnoreNoMessages();
        TestActor.Tell("noise");
        ExpectMsg("noise");
    }

    private sealed class EchoToSender : ReceiveActor
    {
        public EchoToSender() => ReceiveAny(message => Sender.Tell(message));
    }
}
