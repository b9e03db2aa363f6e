using System.Collections.Immutable;

namespace LiveSessionActors.Actors.Work;

/// <summary>A request that waits for work.</summary>
/// <param name="Ticket">Its name.</param>
/// <param name="Worker">Who works.</param>
/// <param name="LeaseFor">How long the work is to be its own.</param>
/// <param name="Until">When it stops waiting, on the queue's clock.</param>
/// <param name="Types">The types it takes; empty for all.</param>
internal sealed record WorkCaller(
    string Ticket, string Worker, TimeSpan LeaseFor, TimeSpan Until, ImmutableArray<string> Types)
{
    /// <summary>
    /// Once it stops waiting, the last read that was wanted by then: what was appended before may still be found by it.
    /// Null before.
    /// </summary>
    public long? LastRead { get; set; }

    /// <summary>Whether it takes work of that type.</summary>
    public bool Takes(string type) => Types.IsEmpty || Types.Contains(type);
}
