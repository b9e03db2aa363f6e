namespace Akka.Persistence;

/// <summary>Recovers from a journal.</summary>
public interface IPersistenceRecovery
{
    /// <summary>How it recovers.</summary>
    Recovery Recovery { get; }
}
