namespace LiveSessionActors.Actors.Children;

/// <summary>
/// Has memory given back to the system once many sessions have left it and no more do: by itself the collector waits
/// for the next allocations, which do not come where nothing is going on.
/// </summary>
/// <param name="after">So many sessions make it worth the pause.</param>
/// <param name="collect">Gives it back.</param>
internal sealed class MemoryReturn(int after, Action collect)
{
    private int _gone;
    private bool _going;

    /// <summary>So many have left.</summary>
    public void Left(int sessions)
    {
        _gone += sessions;
        _going |= sessions > 0;
    }

    /// <summary>Some time has passed.</summary>
    public void Tick()
    {
        if (!_going && _gone >= after)
        {
            _gone = 0;
            collect();
        }

        _going = false;
    }

    /// <summary>Collects all garbage, on a thread that nobody waits for.</summary>
    public static void Collect() => ThreadPool.UnsafeQueueUserWorkItem(
        static _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true), null);
}
