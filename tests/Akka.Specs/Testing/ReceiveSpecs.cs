using Akka.Actor;
using Xunit.Sdk;

namespace Akka.Specs.Testing;

public sealed class ReceiveSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    public ReceiveSpecs()
        : base("akka.loglevel = OFF")
    {
    }

    [Fact]
    public void Messages_are_received_in_their_order()
    {
        Tell(1, 2, 3);

        Assert.True(HasMessages);
        Assert.Equal([1, 2, 3], ReceiveN(3).Cast<int>());
        Assert.False(HasMessages);
    }

    [Fact]
    public void Too_few_messages_fail_the_test()
    {
        Tell(1, 2);

        Assert.ThrowsAny<XunitException>(() => ReceiveN(3, Short));
    }

    [Fact]
    public void One_message_is_received_or_none()
    {
        Tell(1);

        Assert.Equal(1, ReceiveOne(Short));
        Assert.Null(ReceiveOne(Short));
        Assert.Null(ReceiveOne(TimeSpan.Zero));
    }

    [Fact]
    public void A_message_that_is_looked_at_stays()
    {
        Tell(1);

        Assert.Equal(1, PeekOne(Short));
        Assert.Equal(1, ReceiveOne(Short));
    }

    [Fact]
    public void Messages_are_received_while_a_function_says_so()
    {
        Tell(1, 2, 30, 4);

        Assert.Equal([1, 2], ReceiveWhile<int>(number => number < 10, Short));
        ExpectMsg(30);
        ExpectMsg(4);
    }

    [Fact]
    public void Messages_are_received_while_a_filter_makes_something_of_them()
    {
        Tell(1, 2, "end", 4);

        var received = ReceiveWhile(Short, message => message is int number ? $"#{number}" : null!);

        Assert.Equal(["#1", "#2"], received);
        ExpectMsg("end");
    }

    [Fact]
    public void A_filter_sees_the_sender_of_the_message_that_it_looks_at()
    {
        var probe = CreateTestProbe();
        TestActor.Tell(1, probe);
        TestActor.Tell(2, TestActor);

        Assert.Equal([probe.Ref, TestActor], ReceiveWhile(Short, _ => LastSender, msgs: 2));
    }

    [Fact]
    public void A_predicate_sees_the_sender_of_the_message_that_it_looks_at()
    {
        var probe = CreateTestProbe();
        TestActor.Tell(1, probe);
        TestActor.Tell(2, TestActor);

        Assert.Equal([1], ReceiveWhile<int>(_ => Equals(LastSender, probe.Ref), Short));
    }

    [Fact]
    public void Only_so_many_messages_are_received()
    {
        Tell(1, 2, 3);

        Assert.Equal([1, 2], ReceiveWhile<int>(_ => true, Short, msgs: 2));
        ExpectMsg(3);
    }

    [Fact]
    public void A_message_is_fished_for()
    {
        Tell(1, "bait", 2, "fish");

        Assert.Equal("fish", FishForMessage(message => message is "fish"));
        Tell(1);
        Assert.ThrowsAny<XunitException>(() => FishForMessage<string>(_ => true, Short));
    }

    private void Tell(params object[] messages)
    {
        foreach (var message in messages)
        {
            TestActor.Tell(message);
        }
    }
}
