using System.Diagnostics;

namespace Akka.Actor;

/// <summary>
/// Sends <see cref="ReceiveTimeout"/> when an actor has heard nothing for a while. A message only moves the due time;
/// the timer itself is set again when it fires early.
/// </summary>
internal sealed class ReceiveTimeoutTimer : IDisposable
{
    private const long Never = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly ActorCell _cell;
    private readonly Timer _timer;
    private long _due = Never;
    private long _armedFor = Never;
    private bool _fired;

    public ReceiveTimeoutTimer(ActorCell cell)
    {
        _cell = cell;
        _timer = new Timer(
            static state => ((ReceiveTimeoutTimer)state).Fire(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public TimeSpan? Duration { get; set; }

    public void Restart(bool reschedule)
    {
        lock (_lock)
        {
            if (Duration is not { } duration)
                _due = Never;
            else if (reschedule || (_due == Never && !_fired))
            {
                _due = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
                if (_due < _armedFor)
                    Arm();
            }
        }
    }

    public void Cancel()
    {
        lock (_lock)
        {
            _due = Never;
            _fired = false;
        }
    }

    public void Dispose()
    {
        Cancel();
        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_lock)
        {
            _armedFor = Never;
            if (_due == Never)
                return;
            if (_due > Stopwatch.GetTimestamp())
            {
                Arm();
                return;
            }
            _due = Never;
            _fired = true;
        }
        _cell.Self.Tell(ReceiveTimeout.Instance, _cell.Self);
    }

    private void Arm()
    {
        var wait = Math.Max(0, _due - Stopwatch.GetTimestamp());
        _armedFor = _due;
        var milliseconds = (long)Math.Ceiling(wait * 1000.0 / Stopwatch.Frequency);
        _timer.Change(milliseconds, Timeout.Infinite);
    }
}
