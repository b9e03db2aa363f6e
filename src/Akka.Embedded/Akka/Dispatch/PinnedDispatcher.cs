namespace Akka.Dispatch;

/// <summary>Gives every actor a thread of its own, for as long as the actor lives.</summary>
internal sealed class PinnedDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    private int _count;

    /// <summary>The dispatcher for one actor.</summary>
    public MessageDispatcher ForOneActor() =>
        new DedicatedThreadDispatcher($"{Id}-{Interlocked.Increment(ref _count)}", Throughput, threads: 1);

    internal override void Execute(IThreadPoolWorkItem item) =>
        ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
}
