namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>The memory of this process, as far as the garbage collector has it.</summary>
internal interface IProcessMemory
{
    /// <summary>How many bytes were allocated so far.</summary>
    long Allocated { get; }

    /// <summary>Collects all garbage and gives what is free back to the system; returns how long all stood.</summary>
    TimeSpan GiveBack();
}
