using Akka.Actor;
using Akka.Hosting;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Actors.Tests;

public sealed class LiveSessionsHostingTests
{
    [Fact]
    public async Task A_host_with_live_sessions_hands_out_the_actor_to_send_to_and_closes_workspaces_when_it_stops()
    {
        FakeStore? store = null;
        using var host = Build(akka => akka.WithLiveSessions(system => store = new FakeStore(FakeDisk.For(system))));
        await host.StartAsync();
        var workspaces = await host.Services.GetRequiredService<IRequiredActor<WorkspacesActor>>().GetAsync();

        var answer = await workspaces.Ask<SessionReply.EventAppended>(Some.Append(), TimeSpan.FromSeconds(20));

        Assert.Equal(1, answer.Seq);
        Assert.True(store!.IsOpen(Some.Workspace));
        await host.StopAsync();
        Assert.False(store.IsOpen(Some.Workspace));
    }

    private static IHost Build(Action<AkkaConfigurationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("test", akka => configure(akka.AddHocon(FakesHocon.Config, HoconAddMode.Prepend)));
        return builder.Build();
    }
}
