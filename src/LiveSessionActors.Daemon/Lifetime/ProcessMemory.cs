namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>The memory of this process.</summary>
internal sealed class ProcessMemory : IProcessMemory
{
    public long Allocated => GC.GetTotalAllocatedBytes();

    public TimeSpan GiveBack()
    {
        var paused = GC.GetTotalPauseDuration();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalPauseDuration() - paused;
    }
}
