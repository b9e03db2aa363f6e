namespace Akka.Dispatch;

/// <summary>Something to run.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Runs it.</summary>
    void Run();
}
