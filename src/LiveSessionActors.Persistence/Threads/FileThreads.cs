namespace LiveSessionActors.Persistence.Threads;

/// <summary>
/// Where file work blocks. A single piece of work goes to the thread pool, which takes it over within microseconds;
/// what comes while that is under way gets threads of its own, so that many flushes overlap and none holds up the pool.
/// </summary>
/// <param name="threadsMax">At most so many threads of its own.</param>
/// <param name="threadIdle">How long such a thread waits for work before it ends.</param>
/// <param name="pooledMax">So many pieces of work at a time go to the pool.</param>
internal sealed class FileThreads(int threadsMax, TimeSpan threadIdle, int pooledMax)
{
    private readonly Queue<FileLane> _ready = new();
    private int _pooled;
    private int _idle;
    private int _threads;

    /// <summary>As many in the pool as leave half of the processors to it.</summary>
    public FileThreads(int threadsMax, TimeSpan threadIdle)
        : this(threadsMax, threadIdle, Math.Max(1, Environment.ProcessorCount / 2))
    {
    }

    /// <summary>Runs the lane soon.</summary>
    public void Post(FileLane lane)
    {
        if (Interlocked.Increment(ref _pooled) <= pooledMax)
        {
            ThreadPool.UnsafeQueueUserWorkItem(lane, preferLocal: false);
            return;
        }

        Interlocked.Decrement(ref _pooled);
        lock (_ready)
        {
            _ready.Enqueue(lane);
            if (_idle >= _ready.Count)
                Monitor.Pulse(_ready);
            else if (_threads < threadsMax)
                Start();
        }
    }

    /// <summary>Does a piece of work that waits for no other.</summary>
    public Task<T> DoAsync<T>(Func<T> work, TimeProvider time)
    {
        var task = new FileTask<T>(work);
        new FileLane(this, time).Post(task);
        return task.Task;
    }

    /// <summary>A lane that was run by the pool has nothing to do any more.</summary>
    public void LeavePool() => Interlocked.Decrement(ref _pooled);

    private void Start()
    {
        _threads++;
        new Thread(Loop) { IsBackground = true, Name = "live-sessions files" }.UnsafeStart();
    }

    private void Loop()
    {
        while (Take() is { } lane)
            lane.Run();
    }

    private FileLane? Take()
    {
        lock (_ready)
        {
            while (_ready.Count == 0)
            {
                _idle++;
                var woken = Monitor.Wait(_ready, threadIdle);
                _idle--;
                if (woken || _ready.Count > 0)
                    continue;
                _threads--;
                return null;
            }

            return _ready.Dequeue();
        }
    }
}
