namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>When the recovery point of one session is due: rarely, and one at a time.</summary>
/// <param name="stepBytes">The least that a journal grows between two of them.</param>
/// <param name="begin">Begins to make one, in the background.</param>
internal sealed class PointPace(int stepBytes, Action begin)
{
    // So the work of making all of them is a few times the journal's length, however long that gets.
    private const int GrowthShare = 8;

    private long _bytes;
    private int _isUnderWay;

    /// <summary>The journal was seen to have so many bytes.</summary>
    public void Reached(long bytes)
    {
        if (IsDue(bytes, Volatile.Read(ref _bytes)) && Interlocked.Exchange(ref _isUnderWay, 1) == 0)
            begin();
    }

    /// <summary>Whether a journal has grown enough since its last point.</summary>
    public bool IsDue(long bytes, long pointBytes) =>
        bytes - pointBytes >= Math.Max(stepBytes, pointBytes / GrowthShare);

    /// <summary>There is a point of so many bytes, or one was tried.</summary>
    public void Made(long bytes) => Volatile.Write(ref _bytes, bytes);

    /// <summary>The one under way is ended.</summary>
    public void End() => Volatile.Write(ref _isUnderWay, 0);
}
