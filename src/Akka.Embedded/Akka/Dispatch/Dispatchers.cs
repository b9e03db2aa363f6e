using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>The dispatchers of an actor system, made from the configuration when they are first asked for.</summary>
public sealed class Dispatchers
{
    /// <summary>The dispatcher of actors that name none.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The dispatcher of actors that block their threads.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    private const int MostAliases = 20;

    private readonly ConcurrentDictionary<string, Func<MessageDispatcher>> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<MessageDispatcher> _shared = [];
    private readonly Settings _settings;

    internal Dispatchers(Settings settings)
    {
        _settings = settings;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    /// <summary>The dispatcher of actors that name none.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    /// <summary>The configuration of the dispatcher of actors that name none.</summary>
    public Config DefaultDispatcherConfig => _settings.Config.GetConfig(DefaultDispatcherId);

    /// <summary>Whether the configuration has a dispatcher at a path.</summary>
    public bool HasDispatcher(string id) => _settings.Config.HasPath(id);

    /// <summary>
    /// The dispatcher at a path of the configuration, where the path of another may stand in its place; a pinned one
    /// is made for each call.
    /// </summary>
    public MessageDispatcher Lookup(string dispatcherName) => SourceOf(dispatcherName, 0)();

    /// <summary>Takes a dispatcher that no configuration can make.</summary>
    internal void Register(MessageDispatcher dispatcher) =>
        _sources[dispatcher.Id] = Shared(dispatcher);

    internal void Shutdown()
    {
        foreach (var dispatcher in _shared)
            dispatcher.Shutdown();
    }

    private Func<MessageDispatcher> Shared(MessageDispatcher dispatcher)
    {
        _shared.Add(dispatcher);
        return () => dispatcher;
    }

    private Func<MessageDispatcher> SourceOf(string id, int aliases) =>
        _sources.TryGetValue(id, out var known)
            ? known
            : _sources.GetOrAdd(id, FindSource(id, aliases));

    private Func<MessageDispatcher> FindSource(string id, int aliases)
    {
        if (aliases > MostAliases)
        {
            throw new ConfigurationException(
                $"Could not find a concrete dispatcher config after following {MostAliases} deep. "
                + $"Is there a circular reference in your config? Last followed Id was [{id}]");
        }
        if (!HasDispatcher(id))
            throw new ConfigurationException($"Could not find dispatcher with id [{id}] in configuration.");
        return _settings.Config.GetValue(id).IsString()
            ? SourceOf(_settings.Config.GetString(id), aliases + 1)
            : MakeSource(id);
    }

    private Func<MessageDispatcher> MakeSource(string id)
    {
        var config = _settings.Config.GetConfig(id);
        var throughput = config.GetInt("throughput", MessageDispatcher.DefaultThroughput);
        var type = config.GetString("type", "Dispatcher");
        var executor = config.GetString("executor", "default-executor");
        return type switch
        {
            "PinnedDispatcher" => () => new DedicatedThreadDispatcher(id, throughput, threads: 1, isForOneActor: true),
            "ForkJoinDispatcher" => Shared(new DedicatedThreadDispatcher(
                id, throughput, config.GetInt("dedicated-thread-pool.thread-count", Environment.ProcessorCount))),
            "Dispatcher" when executor == "fork-join-executor" => Shared(new DedicatedThreadDispatcher(
                id, throughput, Parallelism(config))),
            "Dispatcher" or "TaskDispatcher" => Shared(new ThreadPoolDispatcher(id, throughput)),
            _ => throw new ConfigurationException($"Dispatcher [{id}] has a type that this runtime lacks: [{type}]."),
        };
    }

    private static int Parallelism(Config config)
    {
        var wanted = Environment.ProcessorCount * config.GetDouble("fork-join-executor.parallelism-factor", 1.0);
        var least = config.GetInt("fork-join-executor.parallelism-min", 8);
        var most = Math.Max(least, config.GetInt("fork-join-executor.parallelism-max", 64));
        return Math.Clamp((int)Math.Ceiling(wanted), least, most);
    }
}
