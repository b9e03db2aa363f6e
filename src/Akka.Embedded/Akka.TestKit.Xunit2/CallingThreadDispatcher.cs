using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Handles a message on the thread that sends it.</summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>Where the dispatcher is in the configuration.</summary>
    public static new readonly string Id = "akka.test.calling-thread-dispatcher";

    internal CallingThreadDispatcher()
        : base(Id, int.MaxValue)
    {
    }

    internal override void Execute(IThreadPoolWorkItem item) => item.Execute();
}
