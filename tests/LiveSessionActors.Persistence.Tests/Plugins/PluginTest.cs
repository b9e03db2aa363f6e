using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Plugins;

/// <summary>An actor system with both plug-ins as <c>hocon/</c> registers them, and an open workspace.</summary>
public abstract class PluginTest : TestKit, IAsyncLifetime
{
    private IOpenWorkspace? _open;

    protected PluginTest()
        : base(Configuration)
    {
        Fixture = new FilesFixture(SessionFiles.For(Sys));
    }

    internal FilesFixture Fixture { get; }

    protected IActorRef Journal =>
        Akka.Persistence.Persistence.Instance.Apply(Sys).JournalFor("akka.persistence.journal.live-sessions");

    protected IActorRef Snapshots => Akka.Persistence.Persistence.Instance.Apply(Sys)
        .SnapshotStoreFor("akka.persistence.snapshot-store.live-sessions");

    private static Config Configuration => ConfigurationFactory.ParseString(Read("persistence.conf"))
        .WithFallback(ConfigurationFactory.ParseString(Read("reference.conf")));

    public async Task InitializeAsync() => _open = await Fixture.OpenAsync();

    public Task DisposeAsync()
    {
        Shutdown();
        _open?.Dispose();
        Fixture.Dispose();
        return Task.CompletedTask;
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hocon", name));
}
