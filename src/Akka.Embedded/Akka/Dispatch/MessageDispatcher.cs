namespace Akka.Dispatch;

/// <summary>Gives actors threads.</summary>
public abstract class MessageDispatcher
{
    /// <summary>How many messages an actor handles at a stretch where the configuration does not say.</summary>
    public const int DefaultThroughput = 100;

    private protected MessageDispatcher(string id, int throughput)
    {
        Id = id;
        Throughput = Math.Max(1, throughput);
    }

    /// <summary>Where the dispatcher is in the configuration.</summary>
    public string Id { get; protected set; }

    /// <summary>How many messages an actor handles at a stretch.</summary>
    public int Throughput { get; }

    /// <summary>Runs an action on a thread of the dispatcher.</summary>
    public void Schedule(Action run) => Execute(new WorkItem(run));

    /// <summary>Runs something on a thread of the dispatcher.</summary>
    public void Schedule(IRunnable run) => Schedule(run.Run);

    internal abstract void Execute(IThreadPoolWorkItem item);

    /// <summary>An actor that this was looked up for has ended.</summary>
    internal virtual void ActorEnded() { }

    internal virtual void Shutdown() { }

    private sealed class WorkItem(Action action) : IThreadPoolWorkItem
    {
        public void Execute() => action();
    }
}
