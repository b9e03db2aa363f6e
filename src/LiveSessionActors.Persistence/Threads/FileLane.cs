namespace LiveSessionActors.Persistence.Threads;

/// <summary>The work on one session's files: one piece after the other, in the order it was posted.</summary>
internal sealed class FileLane(FileThreads threads, TimeProvider time) : IThreadPoolWorkItem
{
    private readonly Queue<FileWork> _waiting = new(1);
    private bool _running;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_waiting)
                return !_running;
        }
    }

    /// <summary>Adds work; returns at once.</summary>
    public void Post(FileWork work)
    {
        if (Enqueue(work))
            threads.Post(this);
    }

    /// <summary>
    /// Adds work and does it on this thread, which may block, unless other work is under way: then it follows that.
    /// </summary>
    public void RunHere(FileWork work)
    {
        if (Enqueue(work))
            Run();
    }

    /// <summary>The same as <see cref="Run"/>, by the pool.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Run();
        threads.LeavePool();
    }

    /// <summary>Does what waits, until nothing does or the first in line has to wait.</summary>
    internal void Run()
    {
        while (Next() is { } work)
        {
            var wait = work.Step();
            if (wait > TimeSpan.Zero)
            {
                _ = new Pause(this, threads, time, wait);
                return;
            }

            lock (_waiting)
                _waiting.Dequeue();
        }
    }

    // Whether the lane is to be run by whoever asks.
    private bool Enqueue(FileWork work)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(work);
            var idle = !_running;
            _running = true;
            return idle;
        }
    }

    private FileWork? Next()
    {
        lock (_waiting)
        {
            if (_waiting.TryPeek(out var work))
                return work;
            _running = false;
            return null;
        }
    }

    private sealed class Pause
    {
        private readonly ITimer _timer;

        public Pause(FileLane lane, FileThreads threads, TimeProvider time, TimeSpan wait)
        {
            _timer = time.CreateTimer(
                _ =>
                {
                    threads.Post(lane);
                    _timer?.Dispose();
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }
}
