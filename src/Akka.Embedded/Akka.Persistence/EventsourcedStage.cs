using Akka.Actor;

namespace Akka.Persistence;

/// <summary>What a persistent actor does with its messages at one stage of its life.</summary>
internal abstract class EventsourcedStage(EventsourcedMachine machine)
{
    protected EventsourcedMachine Machine { get; } = machine;

    public virtual bool IsRecovering => true;

    public abstract void Receive(Receive receive, object message);

    /// <summary>The incarnation ends at this stage.</summary>
    public virtual void Leave()
    {
    }
}
