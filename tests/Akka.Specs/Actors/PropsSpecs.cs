using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class PropsSpecs : ActorSpec
{
    private readonly string _field = "field";

    private static string Property => "property";

    [Fact]
    public async Task Arguments_of_an_expression_are_evaluated_once()
    {
        var local = "local";
        var props = Props.Create(() => new SayingActor(local, _field, Property, Compute(1 + 1)));
        local = "changed";

        var actor = Sys.ActorOf(props);

        Assert.Equal("local field property computed 2", await actor.Ask<string>(""));
        Assert.Equal(typeof(SayingActor), props.Type);
        Assert.Equal(4, props.Arguments.Length);
        Assert.Equal("changed", local);
    }

    [Fact]
    public async Task A_type_and_its_arguments_make_an_actor()
    {
        var type = typeof(SayingActor);
        var byType = Sys.ActorOf(Props.Create(type, "a", "b", "c", "d"));
        var byArgument = Sys.ActorOf(Props.Create<SayingActor>("e", "f", "g", "h"));

        Assert.Equal("a b c d", await byType.Ask<string>(""));
        Assert.Equal("e f g h", await byArgument.Ask<string>(""));
    }

    [Fact]
    public async Task A_producer_makes_each_instance()
    {
        var actor = Supervise(Directive.Restart, Props.CreateBy(new CountingProducer()));
        Assert.Equal("1", await actor.Ask<string>("question"));

        actor.Tell("fail");

        Assert.Equal("2", await actor.Ask<string>("question"));
    }

    [Fact]
    public void An_expression_must_be_a_new_actor() =>
        Assert.ThrowsAny<Exception>(() => Props.Create(() => Make()));

    [Fact]
    public void The_default_dispatcher_is_meant_unless_another_is_named()
    {
        Assert.Equal("akka.actor.default-dispatcher", Props.Empty.Dispatcher);
        Assert.Equal("other", Props.Empty.WithDispatcher("other").Dispatcher);
        Assert.ThrowsAny<Exception>(() => Sys.ActorOf(Props.Empty.WithDispatcher("not.there")));
    }

    private static string Compute(int number) => $"computed {number}";

    private static SayingActor Make() => throw new InvalidOperationException("not to be called");

    private sealed class SayingActor : ReceiveActor
    {
        public SayingActor(string first, string second, string third, string fourth) =>
            ReceiveAny(_ => Sender.Tell($"{first} {second} {third} {fourth}"));
    }

    private sealed class NumberedActor : ReceiveActor
    {
        public NumberedActor(int number)
        {
            Receive<string>(message => message == "fail", _ => throw new InvalidOperationException("fail"));
            ReceiveAny(_ => Sender.Tell($"{number}"));
        }
    }

    private sealed class CountingProducer : IIndirectActorProducer
    {
        private int _count;

        public Type ActorType => typeof(NumberedActor);

        public ActorBase Produce() => new NumberedActor(++_count);

        public void Release(ActorBase actor)
        {
            // Nothing is kept of an instance.
        }
    }
}
