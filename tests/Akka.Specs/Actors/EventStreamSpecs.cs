using Akka.Actor;
using Akka.Event;

namespace Akka.Specs.Actors;

public sealed class EventStreamSpecs : ActorSpec
{
    [Fact]
    public void A_subscriber_receives_what_is_of_the_class_or_derived_from_it()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Animal));

        Sys.EventStream.Publish(new Animal("animal"));
        Sys.EventStream.Publish(new Dog("dog"));
        Sys.EventStream.Publish("no animal");

        Assert.Equal("animal", ExpectMsg<Animal>().Name);
        Assert.Equal("dog", ExpectMsg<Dog>().Name);
        TestActor.Tell("next");
        ExpectMsg("next");
    }

    [Fact]
    public void Subscribing_twice_is_once_and_unsubscribing_ends_it()
    {
        Assert.True(Sys.EventStream.Subscribe<Animal>(TestActor));
        Assert.False(Sys.EventStream.Subscribe<Animal>(TestActor));
        Assert.True(Sys.EventStream.Unsubscribe<Animal>(TestActor));

        Sys.EventStream.Publish(new Animal("animal"));
        TestActor.Tell("next");

        ExpectMsg("next");
    }

    [Fact]
    public void A_subclass_can_be_unsubscribed_from()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Animal));
        Sys.EventStream.Unsubscribe(TestActor, typeof(Dog));

        Sys.EventStream.Publish(new Dog("dog"));
        Sys.EventStream.Publish(new Animal("animal"));

        Assert.Equal("animal", ExpectMsg<Animal>().Name);
    }

    [Fact]
    public async Task A_message_to_an_actor_that_has_ended_is_published_as_a_dead_letter()
    {
        var actor = Sys.ActorOf(Props.Empty);
        await actor.GracefulStop(TimeSpan.FromSeconds(10));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        actor.Tell("too late", TestActor);

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("too late", letter.Message);
        Assert.Equal(actor, letter.Recipient);
        Assert.Equal(TestActor, letter.Sender);
    }

    [Fact]
    public async Task A_dead_letter_that_is_not_worth_it_is_published_as_suppressed()
    {
        var actor = Sys.ActorOf(Props.Empty);
        await actor.GracefulStop(TimeSpan.FromSeconds(10));
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        actor.Tell(new Unimportant(), TestActor);

        Assert.IsType<Unimportant>(ExpectMsg<SuppressedDeadLetter>().Message);
    }

    private record Animal(string Name);

    private sealed record Dog(string Name) : Animal(Name);

    private sealed record Unimportant : IDeadLetterSuppression;

    [Fact]
    public void What_nobody_handled_calls_itself_a_dead_letter()
    {
        const string Text = "DeadLetter from [akka://all-systems/] to [akka://all-systems/]: <message>";

        Assert.Equal(Text, new DeadLetter("message", ActorRefs.Nobody, ActorRefs.Nobody).ToString());
        Assert.Equal(Text, new UnhandledMessage("message", ActorRefs.Nobody, ActorRefs.Nobody).ToString());
        Assert.Equal(Text, new Dropped("message", "reason", ActorRefs.Nobody, ActorRefs.Nobody).ToString());
        Assert.Throws<ArgumentNullException>(() => new DeadLetter("message", null, ActorRefs.Nobody));
    }
}
