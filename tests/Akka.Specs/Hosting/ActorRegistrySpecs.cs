using Akka.Actor;
using Akka.Hosting;
using Akka.TestKit.TestActors;

namespace Akka.Specs.Hosting;

public sealed class ActorRegistrySpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly ActorRegistry _registry;

    public ActorRegistrySpecs()
        : base("akka.loglevel = OFF") => _registry = ActorRegistry.For(Sys);

    [Fact]
    public void A_registered_actor_is_found()
    {
        _registry.Register<BlackHoleActor>(TestActor);

        Assert.Equal(TestActor, _registry.Get<BlackHoleActor>());
        Assert.True(_registry.TryGet<BlackHoleActor>(out var found));
        Assert.Equal(TestActor, found);
        Assert.Equal([KeyValuePair.Create(typeof(BlackHoleActor), TestActor)], _registry);
        Assert.Same(_registry, ActorRegistry.For(Sys));
    }

    [Fact]
    public void An_actor_that_is_not_registered_is_missing()
    {
        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<BlackHoleActor>());
        Assert.Throws<MissingActorRegistryEntryException>(
            () => new RequiredActor<BlackHoleActor>(_registry).ActorRef);
        Assert.False(_registry.TryGet<BlackHoleActor>(out var found));
        Assert.Equal(ActorRefs.Nobody, found);
    }

    [Fact]
    public void A_second_actor_is_refused_unless_it_is_to_replace_the_first()
    {
        _registry.Register<BlackHoleActor>(TestActor);
        var second = CreateTestProbe().Ref;

        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<BlackHoleActor>(second));
        Assert.False(_registry.TryRegister<BlackHoleActor>(second));
        _registry.Register<BlackHoleActor>(second, overwrite: true);

        Assert.Equal(second, _registry.Get<BlackHoleActor>());
    }

    [Fact]
    public async Task An_actor_can_be_awaited_before_it_is_registered()
    {
        var required = new RequiredActor<BlackHoleActor>(_registry);
        var first = _registry.GetAsync<BlackHoleActor>();
        var second = required.GetAsync();
        Assert.False(first.IsCompleted || second.IsCompleted);

        _registry.Register<BlackHoleActor>(TestActor);

        Assert.Equal(TestActor, await first.WaitAsync(Soon));
        Assert.Equal(TestActor, await second.WaitAsync(Soon));
    }

    [Fact]
    public async Task To_await_an_actor_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        var awaited = _registry.GetAsync<BlackHoleActor>(given.Token);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => awaited);
    }
}
