namespace LiveSessionActors.Hosting;

/// <summary>What a host gives live sessions besides HOCON.</summary>
public sealed class LiveSessionsOptions
{
    /// <summary>The clock of the actors.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where this process is reached, for the refusal that another process gets when it wants a workspace that this one
    /// has open; null when it is not reached at all.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>
    /// Called now and then with the number of sessions that have left memory since the last call, for a host that
    /// returns memory to the operating system.
    /// </summary>
    public Action<int>? LeftMemory { get; set; }
}
