using Akka.Configuration;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Persistence;

namespace LiveSessionActors.Hosting;

/// <summary>Gives an Akka.NET host live sessions.</summary>
public static class LiveSessions
{
    /// <summary>
    /// Starts the actors of live sessions with the host's. Whoever is to send them something asks for
    /// <c>IRequiredActor&lt;WorkspacesActor&gt;</c>; the messages are in <c>LiveSessionActors.Actors.Messages</c>.
    /// Settings are <c>live-sessions</c> in the host's HOCON; what it leaves out has the defaults of
    /// <see cref="LiveSessionsHocon"/>. The host's own persistence plug-ins stay its own.
    /// </summary>
    /// <param name="builder">The host's.</param>
    /// <param name="time">The clock, when it is not the system's.</param>
    public static AkkaConfigurationBuilder WithLiveSessions(
        this AkkaConfigurationBuilder builder, TimeProvider? time = null) =>
        builder
            .AddHocon(Plugins(), HoconAddMode.Append)
            .WithActors((system, _) => HostSettings.Check(system.Settings.Config))
            .WithLiveSessions(SessionFiles.For, time);

    private static Config Plugins()
    {
        using var stream = typeof(LiveSessions).Assembly.GetManifestResourceStream("persistence.conf")
            ?? throw new InvalidOperationException("The assembly lacks its resource persistence.conf.");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
