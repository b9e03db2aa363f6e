namespace Akka.TestKit;

/// <summary>Events that are not logged until this is disposed of.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Lets the events be logged again.</summary>
    void Unmute();
}
