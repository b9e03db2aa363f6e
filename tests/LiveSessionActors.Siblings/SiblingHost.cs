using Akka.Hosting;
using LiveSessionActors.Hosting;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Siblings;

/// <summary>A host with live sessions and two actors of its own beside them.</summary>
internal static class SiblingHost
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    public static IHost Build(string directory, TimeSpan idleFor, TimeProvider time)
    {
        var workspace = Workspace.Parse(Path.GetFullPath(directory));
        var builder = Host.CreateApplicationBuilder();
        builder.Services
            .AddSingleton(time)
            .AddMetrics()
            .AddAkka("siblings", akka => akka
                .WithLiveSessions(options => options.Time = time)
                .WithActors((system, registry, resolver) =>
                {
                    var idle = resolver.Props<IdleSessionsActor>(workspace, new IdleRule(idleFor, LookEvery));
                    registry.Register<IdleSessionsActor>(system.ActorOf(idle, "idle-sessions"));
                    var metrics = resolver.Props<PhaseMetricsActor>(workspace);
                    registry.Register<PhaseMetricsActor>(system.ActorOf(metrics, "phase-metrics"));
                }));
        return builder.Build();
    }
}
