using Akka.Hosting;
using Akka.Persistence.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveSessionActors.Hosting;

/// <summary>Gives an Akka.NET host live sessions.</summary>
public static class LiveSessions
{
    /// <summary>
    /// The name of the journal's health check, and its tag. It is unhealthy while sessions take no more appends because
    /// a flush failed, and its data names them.
    /// </summary>
    public const string JournalHealthCheck = "live-sessions.journal";

    /// <summary>
    /// Starts the actors of live sessions with the host's. Whoever is to send them something asks for
    /// <c>IRequiredActor&lt;WorkspacesActor&gt;</c>; the messages are in <c>LiveSessionActors.Actors.Messages</c>.
    /// Settings are <c>live-sessions</c> in the host's HOCON; what it leaves out has the defaults of
    /// <see cref="LiveSessionsHocon"/>. The host's own persistence plug-ins stay its own. The journal reports its health
    /// to the host's <see cref="HealthCheckService"/> as <see cref="JournalHealthCheck"/>.
    /// </summary>
    /// <param name="builder">The host's.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    public static AkkaConfigurationBuilder WithLiveSessions(
        this AkkaConfigurationBuilder builder, Action<LiveSessionsOptions>? configure = null)
    {
        var options = new LiveSessionsOptions();
        configure?.Invoke(options);
        return builder
            .WithJournal(
                new LiveSessionJournalOptions(),
                journal => journal.WithHealthCheck(
                    HealthStatus.Unhealthy, JournalHealthCheck, [JournalHealthCheck]))
            .WithSnapshot(new LiveSessionSnapshotOptions())
            .WithJournal(new LiveSessionWorkJournalOptions())
            .WithSnapshot(new LiveSessionWorkSnapshotOptions())
            .WithActors((system, _) =>
            {
                HostSettings.Check(system.Settings.Config);
                SessionFiles.For(system).Address = options.Address;
            })
            .WithLiveSessions(SessionFiles.For, options.Time, options.LeftMemory);
    }
}
