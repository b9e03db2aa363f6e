using Akka.Event;
using Akka.Hosting;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit.Abstractions;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Specs.Hosting;

public sealed class HostingTestKitSpecs(ITestOutputHelper output)
    : Akka.Hosting.TestKit.TestKit("hosted", output, logLevel: LogLevel.Warning)
{
    private bool _isBefore;

    [Fact]
    public void The_actors_of_the_host_are_there_when_the_test_starts()
    {
        Assert.True(_isBefore);
        Assert.Equal("hosted", Sys.Name);
        Assert.Equal(TestActor, ActorRegistry.Get<TestProbe>());
        Assert.Equal("greeting", Host.Services.GetRequiredService<string>());

        ActorRegistry.Get<ForwardActor>().Tell("hello", TestActor);

        ExpectMsg("hello");
    }

    [Fact]
    public void Events_can_be_expected() =>
        EventFilter.Warning("message").ExpectOne(() => Log.Warning("message"));

    protected override void ConfigureServices(HostBuilderContext context, IServiceCollection services) =>
        services.AddSingleton("greeting");

    protected override void ConfigureAkka(AkkaConfigurationBuilder builder, IServiceProvider provider) =>
        builder.WithActors((system, registry) =>
            registry.Register<ForwardActor>(system.ActorOf(ForwardActor.Props(registry.Get<TestProbe>()))));

    protected override Task BeforeTestStart()
    {
        _isBefore = true;
        return Task.CompletedTask;
    }
}
