using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class SelectionSpecs : ActorSpec
{
    private readonly IActorRef _parent;
    private readonly IActorRef _first;
    private readonly IActorRef _second;

    public SelectionSpecs()
    {
        _parent = Sys.ActorOf(Props.Create(() => new ParentActor(SupervisorStrategy.DefaultStrategy)), "parent");
        _parent.Tell(Reporter("first"), TestActor);
        _parent.Tell(Reporter("second"), TestActor);
        var made = ReceiveN(6).OfType<IActorRef>().ToList();
        (_first, _second) = (made[0], made[1]);
    }

    [Fact]
    public async Task An_absolute_path_leads_to_its_actor()
    {
        Assert.Equal(_first, await Resolve($"/user/parent/{_first.Path.Name}"));
        Assert.Equal(_first, await Resolve(_first.Path.ToString()));
        Assert.Equal(_first, await Resolve(_first.Path.ToStringWithUid()));
    }

    [Fact]
    public async Task A_relative_path_begins_at_its_anchor()
    {
        var selection = new ActorSelection(_first, $"../{_second.Path.Name}");

        Assert.Equal(_second, await selection.ResolveOne(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_wildcard_leads_to_all_that_fit()
    {
        Sys.ActorSelection("/user/parent/*").Tell("hello");

        Assert.Equal(
            ["first hello 1", "second hello 1"],
            ReceiveN(2).Cast<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_path_without_an_actor_resolves_to_nothing() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Resolve("/user/nobody"));

    [Fact]
    public void A_message_to_a_path_without_an_actor_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));

        Sys.ActorSelection("/user/nobody").Tell("hello");

        Assert.Equal("hello", ExpectMsg<Event.DeadLetter>().Message);
    }

    [Fact]
    public void Identify_is_answered_by_the_actor_and_for_a_path_without_one_by_nobody()
    {
        _first.Tell(new Identify("id"), TestActor);
        Assert.Equal(_first, ExpectMsg<ActorIdentity>(identity => Assert.Equal("id", identity.MessageId)).Subject);

        Sys.ActorSelection("/user/nobody").Tell(new Identify("id"), TestActor);
        Assert.Null(ExpectMsg<ActorIdentity>().Subject);
    }

    [Fact]
    public void A_selection_is_written_with_its_anchor_and_its_path() =>
        Assert.Equal(
            $"ActorSelection[Anchor(akka://{Sys.Name}/), Path(/user/*)]",
            Sys.ActorSelection("/user/*").ToString());

    private Task<IActorRef> Resolve(string path) => Sys.ActorSelection(path).ResolveOne(TimeSpan.FromSeconds(10));
}
