using Akka.Actor;
using Akka.Hosting;
using Akka.Persistence;
using Akka.Persistence.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Hosting.Tests;

public sealed class LiveSessionsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly SessionId Session = SessionId.Parse("some-session");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("live-sessions-");

    private string Project => _directory.CreateSubdirectory("project").FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task One_call_gives_a_host_live_sessions_on_disk()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("my-system", akka => akka.WithLiveSessions());
        using var host = builder.Build();
        await host.StartAsync();

        var appended = await AppendAsync(host, Workspace.Parse(Project));
        await host.StopAsync();

        Assert.Equal(1, appended.Seq);
        Assert.True(File.Exists(Path.Combine(Project, ".impeccable", "live", "sessions", "some-session.jsonl")));
        Assert.True(File.Exists(
            Path.Combine(Project, ".impeccable", "live", "sessions", "some-session.snapshot.json")));
    }

    [Fact]
    public async Task The_settings_are_the_hosts_own_and_the_defaults_for_the_rest()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("my-system", akka => akka
            .AddHocon("live-sessions.journal.durability = os", HoconAddMode.Prepend)
            .WithLiveSessions());
        using var host = builder.Build();
        await host.StartAsync();

        var settings = SessionFiles.For(host.Services.GetRequiredService<ActorSystem>()).Settings;

        Assert.Equal(Durability.Os, settings.Durability);
        Assert.Equal(16 * 1024 * 1024, settings.LineBytesMax);
        await host.StopAsync();
    }

    [SkippableFact]
    public async Task A_directory_by_two_names_is_one_workspace()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var link = Path.Combine(_directory.FullName, "link");
        Directory.CreateSymbolicLink(link, Project);
        using var host = Build(akka => akka.WithLiveSessions());
        await host.StartAsync();

        var direct = await AppendAsync(host, Workspace.Parse(Project));
        var linked = await AppendAsync(host, Workspace.Parse(link + "/../link/"));

        Assert.Equal((1, 2), (direct.Seq, linked.Seq));
        Assert.Equal(direct.Workspace, linked.Workspace);
        var health = await (await WorkspacesOf(host)).Ask<Actors.Messages.HealthReport>(new GetHealth(), Patience);
        Assert.Equal([direct.Workspace], health.Workspaces.ToArray());
        await host.StopAsync();
    }

    [Fact]
    public async Task Persistent_actors_of_the_host_keep_their_own_plugins()
    {
        using var host = Build(akka => akka
            .WithInMemoryJournal()
            .WithInMemorySnapshotStore()
            .WithLiveSessions()
            .WithActors((system, registry) => registry.Register<CountingActor>(system.ActorOf<CountingActor>())));
        await host.StartAsync();
        var counting = host.Services.GetRequiredService<ActorRegistry>().Get<CountingActor>();

        Assert.Equal(1, (await AppendAsync(host, Workspace.Parse(Project))).Seq);
        Assert.Equal(1, await counting.Ask<int>("count", Patience));
        Assert.Equal(2, await counting.Ask<int>("count", Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_journal_reports_to_the_health_checks_of_the_host()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHealthChecks();
        builder.Services.AddAkka("my-system", akka => akka.WithLiveSessions());
        using var host = builder.Build();
        await host.StartAsync();

        var checks = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, checks.Entries[LiveSessions.JournalHealthCheck].Status);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_second_registration_is_refused_with_a_sentence()
    {
        using var host = Build(akka => akka.WithLiveSessions().WithLiveSessions());

        var refused = await Assert.ThrowsAsync<SettingsException>(() => host.StartAsync());

        Assert.Contains("registered twice", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("live-sessions.journal.durabilty = os", "live-sessions.journal.durabilty")]
    [InlineData("live-sessions.sesions.in-memory-max = 5", "live-sessions.sesions")]
    [InlineData("live-sessions.sessions.in-memory-max = 0", "live-sessions.sessions.in-memory-max")]
    [InlineData("akka.persistence.journal.live-sessions.class = \"No.Such, Thing\"", "No.Such, Thing")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start_and_is_named(string hocon, string named)
    {
        using var host = Build(akka => akka.AddHocon(hocon, HoconAddMode.Prepend).WithLiveSessions());

        var refused = await Assert.ThrowsAsync<SettingsException>(() => host.StartAsync());

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_without_plugins_are_refused_with_a_sentence()
    {
        using var host = Build(akka => akka.WithLiveSessions(SessionFiles.For));

        var refused = await Assert.ThrowsAsync<SettingsException>(() => host.StartAsync());

        Assert.Contains(
            "akka.persistence.journal.live-sessions is not configured", refused.Message, StringComparison.Ordinal);
    }

    private static IHost Build(Action<AkkaConfigurationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("test", configure);
        return builder.Build();
    }

    private static Task<IActorRef> WorkspacesOf(IHost host) =>
        host.Services.GetRequiredService<IRequiredActor<WorkspacesActor>>().GetAsync();

    private static async Task<SessionReply.EventAppended> AppendAsync(IHost host, Workspace workspace) =>
        await (await WorkspacesOf(host)).Ask<SessionReply.EventAppended>(
            new SessionCommand.AppendEvent(
                workspace, Session, SessionEvent.Parse("""{"type":"generate","count":3}""", Session)),
            Patience);

    private sealed class CountingActor : ReceivePersistentActor
    {
        private int _count;

        public CountingActor()
        {
            Recover<string>(_ => _count++);
            Command<string>(command => Persist(command, _ => Sender.Tell(++_count)));
        }

        public override string PersistenceId => "counting";
    }
}
