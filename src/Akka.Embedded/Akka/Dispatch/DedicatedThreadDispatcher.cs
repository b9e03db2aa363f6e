using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>
/// Runs actors on threads of its own, which nothing else can keep busy: for one actor as long as it lives, or for any
/// number.
/// </summary>
internal sealed class DedicatedThreadDispatcher(string id, int throughput, int threads, bool isForOneActor = false)
    : MessageDispatcher(id, throughput)
{
    private readonly BlockingCollection<IThreadPoolWorkItem> _items = [];
    private bool _started;

    internal override void Execute(IThreadPoolWorkItem item)
    {
        lock (_items)
        {
            if (_items.IsAddingCompleted)
                return;
            _items.Add(item);
            if (!_started)
                StartThreads();
        }
    }

    internal override void ActorEnded()
    {
        if (isForOneActor)
            Shutdown();
    }

    internal override void Shutdown()
    {
        lock (_items)
            _items.CompleteAdding();
    }

    private void StartThreads()
    {
        _started = true;
        for (var i = 1; i <= threads; i++)
            new Thread(Run) { Name = $"{Id}-{i}", IsBackground = true }.Start();
    }

    private void Run()
    {
        foreach (var item in _items.GetConsumingEnumerable())
            item.Execute();
    }
}
