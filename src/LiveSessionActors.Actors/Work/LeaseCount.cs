namespace LiveSessionActors.Actors.Work;

/// <summary>One queue's part in the count of leases that are held.</summary>
internal sealed class LeaseCount
{
    private int _counted;

    /// <summary>Tells how many the queue has given now.</summary>
    public void Set(int held)
    {
        SessionMeasures.Leases.Add(held - _counted);
        _counted = held;
    }
}
