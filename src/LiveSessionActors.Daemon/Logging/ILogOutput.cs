namespace LiveSessionActors.Daemon.Logging;

/// <summary>Where what is logged goes, from any thread.</summary>
internal interface ILogOutput : IDisposable
{
    /// <summary>Takes in an entry.</summary>
    void Write(in LogEntry entry);
}
