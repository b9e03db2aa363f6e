using System.Text;
using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Persistence;
using Akka.Persistence.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Specs.Hosting;

public sealed class PersistenceHostingSpecs
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_persistent_actor_writes_to_the_journal_in_memory_and_recovers_from_it()
    {
        using var host = new HostBuilder().ConfigureServices(services => services.AddAkka("hosted", builder => builder
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithInMemoryJournal()
            .WithInMemorySnapshotStore())).Build();
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();

        var first = system.ActorOf(Props.Create(() => new Sum()));
        Assert.Equal(2, await first.Ask<int>(2, Soon));
        Assert.Equal(5, await first.Ask<int>(3, Soon));
        await first.GracefulStop(Soon);
        var second = system.ActorOf(Props.Create(() => new Sum()));

        Assert.Equal(9, await second.Ask<int>(4, Soon));
        await host.StopAsync();
    }

    [Fact]
    public async Task Options_become_the_settings_of_the_plug_ins()
    {
        using var host = new HostBuilder().ConfigureServices(services => services.AddAkka("hosted", builder => builder
            .ConfigureLoggers(loggers => loggers.ClearLoggers())
            .WithJournalAndSnapshot(new SomeJournal(), new SomeSnapshots()))).Build();
        await host.StartAsync();

        var config = host.Services.GetRequiredService<ActorSystem>().Settings.Config;

        Assert.Equal("akka.persistence.journal.some", config.GetString("akka.persistence.journal.plugin"));
        Assert.Equal("here", config.GetString("akka.persistence.journal.some.place"));
        Assert.Equal("kept", config.GetString("akka.persistence.journal.some.default"));
        Assert.False(config.GetBoolean("akka.persistence.journal.some.auto-initialize", true));
        Assert.Equal("sets", config.GetString("akka.persistence.snapshot-store.sets.default"));
        Assert.False(config.HasPath("akka.persistence.snapshot-store.plugin"));
        await host.StopAsync();
    }

    [Fact]
    public void A_name_that_is_no_key_is_refused() =>
        Assert.ThrowsAny<Exception>(() => new SomeJournal { Identifier = "a b" }.ToConfig());

    private sealed class SomeJournal() : JournalOptions(isDefault: true)
    {
        public override string Identifier { get; set; } = "some";

        protected override Config InternalDefaultConfig => "default = kept, place = nowhere";

        protected override StringBuilder Build(StringBuilder sb) => base.Build(sb.AppendLine("place = here"));
    }

    private sealed class SomeSnapshots() : SnapshotOptions(isDefault: false)
    {
        public override string Identifier { get; set; } = "sets";

        protected override Config InternalDefaultConfig => "default = sets";
    }

    private sealed class Sum : ReceivePersistentActor
    {
        private int _sum;

        public Sum()
        {
            Recover<int>(number => _sum += number);
            Command<int>(number => Persist(number, persisted =>
            {
                _sum += persisted;
                Sender.Tell(_sum);
            }));
        }

        public override string PersistenceId => "sum";
    }
}
