using Akka.Actor;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Actors.Work;

/// <summary>What a queue asks a session, and who waits for the answer.</summary>
internal abstract record SessionQuestion
{
    /// <summary>Those who wait.</summary>
    public abstract IEnumerable<IActorRef> Workers { get; }

    /// <summary>How the session stands. Reads are numbered in the order in which they were first wanted.</summary>
    internal sealed record Read(long Number) : SessionQuestion
    {
        /// <summary>The requests under leases that are not held: what is found decides them.</summary>
        public List<(WorkCommand Request, IActorRef Worker)> Late { get; } = [];

        /// <inheritdoc/>
        public override IEnumerable<IActorRef> Workers => Late.Select(late => late.Worker);
    }

    /// <summary>To append what a worker replies to work under a lease.</summary>
    internal sealed record Append(SessionCommand.AppendEvent Command, WorkItem Work, string Lease, IActorRef Worker)
        : SessionQuestion
    {
        /// <inheritdoc/>
        public override IEnumerable<IActorRef> Workers => [Worker];
    }
}
