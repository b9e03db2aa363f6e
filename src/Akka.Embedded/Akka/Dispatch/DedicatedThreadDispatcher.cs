using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>Runs actors on threads of its own, which nothing else can keep busy.</summary>
internal sealed class DedicatedThreadDispatcher : MessageDispatcher
{
    private readonly BlockingCollection<IThreadPoolWorkItem> _items = [];

    public DedicatedThreadDispatcher(string id, int throughput, int threads) : base(id, throughput)
    {
        for (var i = 1; i <= threads; i++)
            new Thread(Run) { Name = $"{id}-{i}", IsBackground = true }.Start();
    }

    internal override void Execute(IThreadPoolWorkItem item)
    {
        if (!_items.IsAddingCompleted)
            _items.Add(item);
    }

    internal override void Shutdown() => _items.CompleteAdding();

    private void Run()
    {
        foreach (var item in _items.GetConsumingEnumerable())
            item.Execute();
    }
}
