namespace LiveSessionActors.Actors.Journaling;

/// <summary>Counts a session among those in memory, from when it has recovered until it ends.</summary>
internal sealed class SessionLife(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private bool _counted;

    /// <summary>The session has recovered.</summary>
    public void Begin()
    {
        SessionMeasures.RecoveryTime.Record(time.GetElapsedTime(_started).TotalSeconds);
        SessionMeasures.InMemory.Add(1);
        _counted = true;
    }

    /// <summary>The session has left memory.</summary>
    public void End()
    {
        if (_counted)
            SessionMeasures.InMemory.Add(-1);
        _counted = false;
    }
}
