using LiveSessionActors.Daemon.Lifetime;
using Microsoft.Extensions.DependencyInjection;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class RestingRequestTests
{
    [Fact]
    public async Task Whoever_watches_rests()
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        var requests = bridge.Host.Services.GetRequiredService<RequestDrain>();

        using var watch = await bridge.OpenAsync("/v1/watch");

        Assert.True(requests.AnyUnderWay);
        Assert.False(requests.AnyAnswered);
    }

    [Fact]
    public async Task Whoever_waits_for_work_rests()
    {
        await using var bridge = await TestBridge.StartAsync();
        var requests = bridge.Host.Services.GetRequiredService<RequestDrain>();
        bridge.Tell(new FakeWorkspacesActor.Hold());

        var waiting = bridge.PostAsync("/v1/work/next", """{"worker":"some-worker","waitMs":60000}""");
        await bridge.Messages.ReadAsync();

        Assert.True(requests.AnyUnderWay);
        Assert.False(requests.AnyAnswered);
        await bridge.Host.StopAsync();
        (await waiting).ShouldRefuse(503, "stopping");
    }

    [Fact]
    public async Task Whoever_waits_for_anything_else_is_being_answered()
    {
        await using var bridge = await TestBridge.StartAsync();
        var requests = bridge.Host.Services.GetRequiredService<RequestDrain>();
        bridge.Tell(new FakeWorkspacesActor.Hold());

        var reading = bridge.GetAsync("/v1/sessions/some-session");
        await bridge.Messages.ReadAsync();

        Assert.True(requests.AnyAnswered);
        bridge.Tell(new FakeWorkspacesActor.Release());
        Assert.Equal(200, (await reading).Status);
    }
}
