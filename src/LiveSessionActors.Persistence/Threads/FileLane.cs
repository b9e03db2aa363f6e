namespace LiveSessionActors.Persistence.Threads;

/// <summary>The work on one session's files: one piece after the other, in the order it was posted.</summary>
internal sealed class FileLane(FileThreads threads, TimeProvider time)
{
    private readonly Queue<FileWork> _waiting = new(1);
    private bool _running;

    /// <summary>Adds work; returns at once.</summary>
    public void Post(FileWork work)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(work);
            if (_running)
                return;
            _running = true;
        }

        threads.Post(this);
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
