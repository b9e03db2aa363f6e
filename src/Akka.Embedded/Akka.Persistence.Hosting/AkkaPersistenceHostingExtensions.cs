using Akka.Hosting;

namespace Akka.Persistence.Hosting;

/// <summary>Gives the actor system of a host its journals and snapshot stores.</summary>
public static class AkkaPersistenceHostingExtensions
{
    /// <summary>Adds a journal and a snapshot store.</summary>
    public static AkkaConfigurationBuilder WithJournalAndSnapshot(
        this AkkaConfigurationBuilder builder, JournalOptions journalOptions, SnapshotOptions snapshotOptions) =>
        builder.WithJournal(journalOptions).WithSnapshot(snapshotOptions);

    /// <summary>Adds a journal.</summary>
    public static AkkaConfigurationBuilder WithJournal(
        this AkkaConfigurationBuilder builder, JournalOptions journalOptions)
    {
        ArgumentNullException.ThrowIfNull(journalOptions);
        return builder
            .AddHocon(journalOptions.ToConfig(), HoconAddMode.Prepend)
            .AddHocon(journalOptions.DefaultConfig, HoconAddMode.Append);
    }

    /// <summary>Adds a snapshot store.</summary>
    public static AkkaConfigurationBuilder WithSnapshot(
        this AkkaConfigurationBuilder builder, SnapshotOptions snapshotOptions)
    {
        ArgumentNullException.ThrowIfNull(snapshotOptions);
        return builder
            .AddHocon(snapshotOptions.ToConfig(), HoconAddMode.Prepend)
            .AddHocon(snapshotOptions.DefaultConfig, HoconAddMode.Append);
    }

    /// <summary>Adds a journal in memory and makes it the default one.</summary>
    public static AkkaConfigurationBuilder WithInMemoryJournal(this AkkaConfigurationBuilder builder) =>
        builder.AddHocon(
            """
            akka.persistence.journal.plugin = akka.persistence.journal.inmem
            akka.persistence.journal.inmem {
              class = "Akka.Persistence.Journal.MemoryJournal, Akka.Persistence"
              plugin-dispatcher = "akka.actor.default-dispatcher"
            }

            """,
            HoconAddMode.Prepend);

    /// <summary>Adds a snapshot store in memory, and makes it the default one unless told otherwise.</summary>
    public static AkkaConfigurationBuilder WithInMemorySnapshotStore(
        this AkkaConfigurationBuilder builder, string snapshotStoreId = "inmem", bool isDefaultPlugin = true)
    {
        var path = $"akka.persistence.snapshot-store.{snapshotStoreId}";
        var choice = isDefaultPlugin ? $"akka.persistence.snapshot-store.plugin = {path}" : string.Empty;
        return builder.AddHocon(
            $$"""
            {{choice}}
            {{path}} {
              class = "Akka.Persistence.Snapshot.MemorySnapshotStore, Akka.Persistence"
              plugin-dispatcher = "akka.actor.default-dispatcher"
            }

            """,
            HoconAddMode.Prepend);
    }
}
