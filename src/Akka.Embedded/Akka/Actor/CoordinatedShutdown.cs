using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// Ends a system phase by phase: the tasks of a phase run together, and the next phase waits for them.
/// </summary>
public sealed class CoordinatedShutdown : IExtension
{
    /// <summary>For what is to happen first.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>No new connections are taken.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Requests that have begun are finished.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Connections are closed.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>For what is to happen between services and cluster.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Sharding regions end.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>The node says that it leaves.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Singletons end.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>The end of the exiting is awaited.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>The cluster extension ends.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>For what is to happen last before the actors end.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The actors end.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly Dictionary<string, ShutdownPhase> _phases;
    private readonly List<string> _order;
    private readonly Dictionary<string, List<ShutdownTask>> _tasks = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<Done> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILoggingAdapter _log;
    private Reason _reason;

    private CoordinatedShutdown(ExtendedActorSystem system, Dictionary<string, ShutdownPhase> phases)
    {
        System = system;
        _phases = phases;
        _order = ShutdownPhase.InOrder(phases);
        _log = Logging.GetLogger(system, GetType());
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why the shutdown runs; null if it does not.</summary>
    public Reason ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>How long all phases with tasks may take together.</summary>
    public TimeSpan TotalTimeout
    {
        get
        {
            var total = TimeSpan.Zero;
            lock (_tasks)
            {
                foreach (var phase in _tasks.Keys)
                    total += Timeout(phase);
            }
            return total;
        }
    }

    internal bool RunsAtExit { get; set; }

    /// <summary>The coordinated shutdown of a system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) =>
        sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>Adds a task to a phase.</summary>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        if (!_order.Contains(phase))
        {
            throw new ConfigurationException(
                $"Unknown phase [{phase}], known phases [{string.Join(',', _order)}]. "
                + "All phases (along with their optional dependencies) must be defined in configuration.");
        }
        lock (_tasks)
        {
            if (!_tasks.TryGetValue(phase, out var tasks))
                _tasks.Add(phase, tasks = []);
            tasks.Add(new ShutdownTask(taskName, task));
        }
    }

    /// <summary>How long a phase may take.</summary>
    public TimeSpan Timeout(string phase) => _phases.TryGetValue(phase, out var known)
        ? known.Timeout
        : throw new ArgumentException($"Unknown phase [{phase}]. All phases must be defined in configuration.");

    /// <summary>Runs the phases, from one of them if it is named; a second call awaits the first.</summary>
    public Task<Done> Run(Reason reason, string fromPhase = null)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            _ = RunPhases(fromPhase is null ? _order : _order.SkipWhile(phase => phase != fromPhase));
        return _completion.Task;
    }

    internal static CoordinatedShutdown Make(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        var shutdown = new CoordinatedShutdown(system, ShutdownPhase.ReadAll(config));
        ShutdownOfProcess.Register(shutdown, config);
        return shutdown;
    }

    private async Task RunPhases(IEnumerable<string> phases)
    {
        try
        {
            foreach (var phase in phases)
                await RunPhase(phase).ConfigureAwait(false);
            _completion.SetResult(Done.Instance);
        }
        catch (Exception failure)
        {
            _completion.SetException(failure);
        }
    }

    private async Task RunPhase(string name)
    {
        var tasks = TasksOf(name);
        if (tasks.Length == 0)
        {
            _log.Debug("Performing phase [{0}] with [0] tasks.", name);
            return;
        }
        var names = string.Join(',', tasks.Select(static task => task.Name));
        _log.Debug("Performing phase [{0}] with [{1}] tasks: [{2}]", name, tasks.Length, names);
        var phase = _phases[name];
        var all = Task.WhenAll(tasks.Select(task => RunTask(phase, task)));
        try
        {
            await all.WaitAsync(phase.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!all.IsCompleted)
        {
            if (!phase.Recover)
                throw new TimeoutException($"Coordinated shutdown phase[{name}] timed out after {phase.Timeout}");
            _log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", name, phase.Timeout);
        }
    }

    private ShutdownTask[] TasksOf(string phase)
    {
        lock (_tasks)
            return _tasks.TryGetValue(phase, out var tasks) ? [.. tasks] : [];
    }

    private async Task RunTask(ShutdownPhase phase, ShutdownTask task)
    {
        try
        {
            await task.Run().ConfigureAwait(false);
        }
        catch (Exception failure) when (phase.Recover)
        {
            _log.Warning("Task [{0}] failed in phase [{1}]: {2}", task.Name, phase.Name, failure.Message);
        }
    }

    /// <summary>Why a system ends.</summary>
    public class Reason
    {
        /// <summary>Makes a reason.</summary>
        protected Reason() { }
    }

    /// <summary>Nobody said why.</summary>
    public class UnknownReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason() { }
    }

    /// <summary><see cref="ActorSystem.Terminate"/> was called.</summary>
    public class ActorSystemTerminateReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason() { }
    }

    /// <summary>The process ends.</summary>
    public class ClrExitReason : Reason
    {
        /// <summary>The only instance.</summary>
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason() { }
    }
}
