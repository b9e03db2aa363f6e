namespace Akka.TestKit;

/// <summary>A barrier at which so many threads wait for each other.</summary>
public class TestBarrier
{
    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private readonly Barrier _barrier;

    /// <summary>A barrier for so many threads.</summary>
    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(testKit);
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Waits for the other threads.</summary>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits for the other threads, but not longer than so.</summary>
    public void Await(TimeSpan timeout) => _barrier.SignalAndWait(_testKit.Dilated(timeout));

    /// <summary>Waits for all threads anew.</summary>
    public void Reset()
    {
        _barrier.RemoveParticipants(_count);
        _barrier.AddParticipants(_count);
    }
}
