using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>Registers live sessions with any Akka.Hosting host.</summary>
public static class LiveSessionsHosting
{
    /// <summary>
    /// Starts the actors of live sessions, over files of the caller's choosing, and registers
    /// <see cref="WorkspacesActor"/>, which takes all their messages. Files and persistence plug-ins come by themselves
    /// with the form that <c>LiveSessionActors.Hosting</c> has. Adds the defaults of <see cref="LiveSessionsHocon"/>
    /// behind whatever the host configures.
    /// </summary>
    /// <param name="builder">The host's.</param>
    /// <param name="store">The files of the workspaces, of the same actor system as the persistence plug-ins.</param>
    /// <param name="time">The clock, when it is not the system's.</param>
    /// <param name="leftMemory">
    /// Hears now and then how many sessions have left memory since, for a host that has it given back to the system.
    /// </param>
    public static AkkaConfigurationBuilder WithLiveSessions(
        this AkkaConfigurationBuilder builder,
        Func<ActorSystem, ISessionStore> store,
        TimeProvider? time = null,
        Action<int>? leftMemory = null) =>
        builder
            .AddHocon(LiveSessionsHocon.Reference, HoconAddMode.Append)
            .WithActors((system, registry) =>
            {
                Check(system.Settings.Config, registry);
                registry.Register<WorkspacesActor>(Start(system, store(system), time, leftMemory));
            });

    private static void Check(Config config, IActorRegistry registry)
    {
        if (registry.TryGet<WorkspacesActor>(out _))
            throw new SettingsException(
                "Live sessions are registered twice in one actor system. Call WithLiveSessions() once; it serves any "
                + "number of workspaces.");
        foreach (var plugin in SessionPlugins.All)
        {
            if (!config.HasPath($"{plugin}.class"))
                throw new SettingsException(
                    $"The persistence plug-in {plugin} is not configured. Call WithLiveSessions() of "
                    + "LiveSessionActors.Hosting, which brings it, or add hocon/persistence.conf to the host's HOCON.");
        }
    }

    private static IActorRef Start(
        ActorSystem system, ISessionStore store, TimeProvider? time, Action<int>? leftMemory)
    {
        var settings = LiveSessionSettings.Read(system.Settings.Config);
        LiveSessions.Register(system, store, settings, time ?? TimeProvider.System);
        var workspaces = system.ActorOf(WorkspacesActor.Props(leftMemory), "workspaces");
        CloseAtShutdown(system, workspaces, settings.Workspaces.CloseWithin);
        return workspaces;
    }

    private static void CloseAtShutdown(ActorSystem system, IActorRef workspaces, TimeSpan within) =>
        CoordinatedShutdown.Get(system).AddTask(
            CoordinatedShutdown.PhaseServiceStop,
            "close-workspaces",
            async () =>
            {
                try
                {
                    await workspaces.GracefulStop(within, new WorkspacesActor.CloseAll()).ConfigureAwait(false);
                }
                catch (TaskCanceledException)
                {
                    system.Log.Warning("The workspaces did not finish within {Patience} and are stopped.", within);
                }

                return Done.Instance;
            });
}
