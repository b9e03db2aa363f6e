using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Persistence;

/// <summary>The journals and snapshot stores of an actor system, started at their first use.</summary>
public class PersistenceExtension : IExtension
{
    private const string NoSnapshotStore = "akka.persistence.no-snapshot-store";
    private const string JournalFallback = "akka.persistence.journal-plugin-fallback";
    private const string SnapshotStoreFallback = "akka.persistence.snapshot-store-plugin-fallback";

    private readonly ExtendedActorSystem _system;
    private readonly Config _config;
    private readonly ConcurrentDictionary<string, Config> _pluginConfigs = new();
    private readonly ConcurrentDictionary<string, Lazy<PersistencePlugin>> _plugins = new();
    private readonly Lazy<IStashOverflowStrategy> _stashOverflowStrategy;
    private readonly Lazy<IActorRef> _recoveryPermitter;
    private readonly Lazy<string> _defaultJournal;
    private readonly Lazy<string> _defaultSnapshotStore;

    /// <summary>Reads the settings and starts the plug-ins that are to start at once.</summary>
    /// <param name="system">The actor system.</param>
    public PersistenceExtension(ExtendedActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _system = system;
        system.Settings.InjectTopLevelFallback(Persistence.DefaultConfig());
        _config = system.Settings.Config.GetConfig("akka.persistence");
        _defaultJournal = new Lazy<string>(DefaultJournal);
        _defaultSnapshotStore = new Lazy<string>(DefaultSnapshotStore);
        _stashOverflowStrategy = new Lazy<IStashOverflowStrategy>(CreateStashOverflowStrategy);
        _recoveryPermitter = new Lazy<IActorRef>(StartRecoveryPermitter);
        PublishesPluginCommands = _config.GetBoolean("publish-plugin-commands", false);
        StartListed("journal.auto-start-journals", "journal plugin", JournalFor);
        StartListed("snapshot-store.auto-start-snapshot-stores", "snapshot store", SnapshotStoreFor);
    }

    /// <summary>What the persistent actors that choose nothing else do when their internal stash is full.</summary>
    public IStashOverflowStrategy DefaultInternalStashOverflowStrategy => _stashOverflowStrategy.Value;

    internal IActorRef RecoveryPermitter => _recoveryPermitter.Value;

    internal bool PublishesPluginCommands { get; }

    /// <summary>An identity made of an actor's path.</summary>
    /// <param name="actor">The actor.</param>
    public string PersistenceId(IActorRef actor) => actor.Path.ToStringWithoutAddress();

    /// <summary>The journal with these settings.</summary>
    /// <param name="journalPluginId">The path of the settings; the default journal when null or empty.</param>
    /// <exception cref="ArgumentException">There are no such settings, or they name no class.</exception>
    public IActorRef JournalFor(string journalPluginId) => JournalPlugin(journalPluginId).Actor;

    /// <summary>The snapshot store with these settings.</summary>
    /// <param name="snapshotPluginId">The path of the settings; the default snapshot store when null or empty.</param>
    /// <exception cref="ArgumentException">There are no such settings, or they name no class.</exception>
    public IActorRef SnapshotStoreFor(string snapshotPluginId)
    {
        var path = string.IsNullOrEmpty(snapshotPluginId) ? _defaultSnapshotStore.Value : snapshotPluginId;
        return Plugin(path, SnapshotStoreFallback).Actor;
    }

    internal TimeSpan RecoveryEventTimeout(string journalPluginId) =>
        JournalPlugin(journalPluginId).RecoveryEventTimeout;

    /// <summary>The settings that a plug-in was started with; it is named after their path.</summary>
    internal Config ConfigFor(IActorRef plugin) =>
        _pluginConfigs.TryGetValue(plugin.Path.Name, out var config)
            ? config
            : throw new ArgumentException($"Unknown plugin actor {plugin}.", nameof(plugin));

    private void StartListed(string setting, string kind, Func<string, IActorRef> start)
    {
        foreach (var id in _config.GetStringList(setting, []))
        {
            Logging.GetLogger(_system, this).Info("Auto-starting {0} `{1}`", kind, id);
            start(id);
        }
    }

    private PersistencePlugin JournalPlugin(string id) =>
        Plugin(string.IsNullOrEmpty(id) ? _defaultJournal.Value : id, JournalFallback);

    private PersistencePlugin Plugin(string path, string fallback) =>
        _plugins.TryGetValue(path, out var plugin)
            ? plugin.Value
            : _plugins.GetOrAdd(path, _ => new Lazy<PersistencePlugin>(() => Start(path, fallback))).Value;

    private PersistencePlugin Start(string path, string fallback)
    {
        var all = _system.Settings.Config;
        if (!all.HasPath(path))
            throw new ArgumentException($"Persistence config is missing plugin config path for: {path}.");
        var config = all.GetConfig(path).WithFallback(all.GetConfig(fallback));
        _pluginConfigs[path] = config;
        return PersistencePlugin.Start(_system, path, config);
    }

    private string DefaultJournal()
    {
        var path = _config.GetString("journal.plugin", null);
        return string.IsNullOrEmpty(path)
            ? throw new ConfigurationException("akka.persistence.journal.plugin names no journal.")
            : path;
    }

    private string DefaultSnapshotStore()
    {
        var path = _config.GetString("snapshot-store.plugin", null);
        if (!string.IsNullOrEmpty(path)) return path;
        Logging.GetLogger(_system, this).Warning(
            "No default snapshot store configured: akka.persistence.snapshot-store.plugin is empty.");
        return NoSnapshotStore;
    }

    private IStashOverflowStrategy CreateStashOverflowStrategy()
    {
        var type = Type.GetType(_config.GetString("internal-stash-overflow-strategy", null), throwOnError: true);
        var configurator = (IStashOverflowStrategyConfigurator)Activator.CreateInstance(type);
        return configurator.Create(_system.Settings.Config);
    }

    private IActorRef StartRecoveryPermitter()
    {
        var permits = _config.GetInt("max-concurrent-recoveries", 0);
        return _system.SystemActorOf(Props.Create(() => new RecoveryPermitter(permits)), "recoveryPermitter");
    }
}
