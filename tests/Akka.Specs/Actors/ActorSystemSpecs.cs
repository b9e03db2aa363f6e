using Akka.Actor;
using Akka.Actor.Setup;

namespace Akka.Specs.Actors;

public sealed class ActorSystemSpecs : IDisposable
{
    private readonly ActorSystem _system =
        ActorSystem.Create("system", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF\nmine = 7");

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task It_ends_when_it_is_told_to()
    {
        var actor = _system.ActorOf(Props.Empty);

        await _system.Terminate();
        await _system.WhenTerminated;

        Assert.Throws<InvalidOperationException>(() => _system.ActorOf(Props.Empty));
        actor.Tell("into the void");
    }

    [Fact]
    public async Task Callbacks_run_at_the_end_the_last_registered_first()
    {
        var order = new List<int>();
        _system.RegisterOnTermination(() => order.Add(1));
        _system.RegisterOnTermination(() => order.Add(2));
        var last = new TaskCompletionSource();
        _system.RegisterOnTermination(() => order.Add(3));

        await _system.Terminate();
        _ = _system.WhenTerminated.ContinueWith(_ => last.SetResult(), TaskScheduler.Default);
        await last.Task;

        Assert.Equal(3, order[0]);
    }

    [Fact]
    public void Its_settings_are_the_configuration_given_over_the_defaults()
    {
        Assert.Equal(7, _system.Settings.Config.GetInt("mine", 0));
        Assert.Equal("OFF", _system.Settings.LogLevel);
        Assert.Equal(Timeout.InfiniteTimeSpan, _system.Settings.AskTimeout);
    }

    [Fact]
    public void A_setup_carries_the_configuration_and_what_else_is_set_up()
    {
        var setup = BootstrapSetup.Create().WithConfig("akka.loglevel = OFF").WithConfigFallback("mine = 8")
            .And(new OwnSetup("words"));
        using var system = ActorSystem.Create("setup", setup);

        Assert.Equal(8, system.Settings.Config.GetInt("mine", 0));
        Assert.Equal("words", system.Settings.Setup.Get<OwnSetup>().Value.Words);
    }

    [Fact]
    public void An_extension_is_made_once()
    {
        Assert.False(_system.HasExtension<OwnExtension>());

        var first = new OwnExtensionId().Apply(_system);
        var second = _system.WithExtension<OwnExtension, OwnExtensionId>();

        Assert.Same(first, second);
        Assert.Same(_system, first.System);
        Assert.True(_system.TryGetExtension<OwnExtension>(out var third));
        Assert.Same(first, third);
    }

    [Fact]
    public async Task The_context_is_not_to_be_had_outside_the_actor()
    {
        var actor = _system.ActorOf(Props.Create(() => new LeakingActor()));
        var leak = await actor.Ask<Func<IActorRef>>("leak");

        Assert.Throws<NotSupportedException>(leak);
    }

    [Fact]
    public void An_actor_cannot_be_made_with_new() =>
        Assert.Throws<ActorInitializationException>(() => new LeakingActor());

    [Fact]
    public async Task The_guardians_are_where_Akka_has_them()
    {
        var root = await _system.ActorSelection("/").ResolveOne(TimeSpan.FromSeconds(10));

        Assert.Equal("akka://system/", root.Path.ToString());
        Assert.Equal("/user", ((ExtendedActorSystem)_system).Guardian.Path.ToStringWithoutAddress());
        Assert.Equal("/system", ((ExtendedActorSystem)_system).SystemGuardian.Path.ToStringWithoutAddress());
        Assert.Equal("akka://system/deadLetters", _system.DeadLetters.Path.ToString());
    }

    private sealed class LeakingActor : ReceiveActor
    {
        public LeakingActor() => Receive<string>(_ => Sender.Tell((Func<IActorRef>)(() => Context.Self)));
    }

    private sealed class OwnSetup(string words) : Setup
    {
        public string Words { get; } = words;
    }

    private sealed class OwnExtension(ActorSystem system) : IExtension
    {
        public ActorSystem System { get; } = system;
    }

    private sealed class OwnExtensionId : ExtensionIdProvider<OwnExtension>
    {
        public override OwnExtension CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
