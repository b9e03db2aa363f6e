using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Makes the test actor the sender of what a test tells, on its thread and behind each await.</summary>
internal sealed class ImplicitSender : SynchronizationContext
{
    private readonly ActorCell _cell;

    private ImplicitSender(ActorCell cell) => _cell = cell;

    internal static void BecomeFor(IActorRef testActor) =>
        Become(((ActorRefWithCell)testActor).Underlying);

    internal static void BecomeNone() => Become(null);

    /// <summary>Leaves the thread, which other tests may get, without a sender that has ended.</summary>
    internal static void Forget(IActorRef testActor)
    {
        if (ActorCell.Current is { } cell && cell.Self.Equals(testActor))
        {
            ActorCell.Current = null;
        }
    }

    public override void Post(SendOrPostCallback d, object state) =>
        ThreadPool.QueueUserWorkItem(_ => Run(d, state));

    public override void Send(SendOrPostCallback d, object state) => Run(d, state);

    private static void Become(ActorCell cell)
    {
        ActorCell.Current = cell;
        SetSynchronizationContext(new ImplicitSender(cell));
    }

    private void Run(SendOrPostCallback callback, object state)
    {
        var outerCell = ActorCell.Current;
        var outerContext = Current;
        ActorCell.Current = _cell;
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        finally
        {
            ActorCell.Current = outerCell;
            SetSynchronizationContext(outerContext);
        }
    }
}
