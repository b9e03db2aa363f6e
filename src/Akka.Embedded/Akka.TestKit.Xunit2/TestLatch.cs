namespace Akka.TestKit;

/// <summary>A latch that opens after so many signals.</summary>
public class TestLatch
{
    private readonly CountdownEvent _latch;
    private readonly TimeSpan _defaultTimeout;
    private readonly Func<TimeSpan, TimeSpan> _dilate;

    /// <summary>A latch for one signal.</summary>
    public TestLatch()
        : this(1)
    {
    }

    /// <summary>A latch for so many signals.</summary>
    public TestLatch(int count)
        : this(count, TimeSpan.FromSeconds(5))
    {
    }

    /// <summary>A latch for so many signals, which are waited for so long.</summary>
    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(timeout => timeout, defaultTimeout, count)
    {
    }

    /// <summary>A latch whose timeouts are stretched.</summary>
    protected internal TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _latch = new CountdownEvent(count);
        _defaultTimeout = defaultTimeout;
        _dilate = dilate;
    }

    /// <summary>Whether all signals came.</summary>
    public bool IsOpen => _latch.CurrentCount == 0;

    /// <summary>Gives a signal.</summary>
    public void CountDown() => _latch.Signal();

    /// <summary>Gives all signals that are missing.</summary>
    public void Open()
    {
        while (!IsOpen)
        {
            CountDown();
        }
    }

    /// <summary>Waits for all signals anew.</summary>
    public void Reset() => _latch.Reset();

    /// <summary>Blocks until the latch is open.</summary>
    public void Ready() => Ready(_defaultTimeout);

    /// <summary>Blocks until the latch is open; throws if it is not in time.</summary>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == TimeSpan.MaxValue)
        {
            throw new ArgumentException($"TestLatch does not support waiting for {timeout}", nameof(timeout));
        }

        var dilated = _dilate(timeout);
        if (!_latch.Wait(dilated))
        {
            throw new TimeoutException($"Timeout of {dilated}");
        }
    }
}
