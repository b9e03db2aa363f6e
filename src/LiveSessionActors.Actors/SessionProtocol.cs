using System.Collections.Immutable;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>What a registry and its sessions tell each other about their lifetimes.</summary>
internal abstract record SessionProtocol
{
    /// <summary>
    /// To a session: finish what you have and stop. The registry keeps what comes for it meanwhile, so nothing follows.
    /// </summary>
    public sealed record Passivate : SessionProtocol;

    /// <summary>From a session: it has changed, by its own entries or by another process's.</summary>
    /// <param name="Session">Which one.</param>
    /// <param name="From">The place behind which the entries lie; null when it is not known which there are.</param>
    /// <param name="Entries">
    /// The entries, and the session after each; lines that are no entries are not among them.
    /// </param>
    /// <param name="Now">The session as it stands.</param>
    public sealed record Changed(
        SessionId Session,
        JournalPosition? From,
        IReadOnlyList<(JournalEntry Entry, SessionState After)> Entries,
        DerivedSession Now)
        : SessionProtocol;

    /// <summary>
    /// To a registry, and from there to the watch: these were archived. Nobody is to need them in memory, and what was
    /// appended to them until they were moved is looked for once more.
    /// </summary>
    public sealed record Archived(ImmutableArray<SessionId> Sessions) : SessionProtocol;

    /// <summary>From a watch that somebody listens to: the workspace is in use.</summary>
    public sealed record InUse : SessionProtocol;

    /// <summary>To a queue of work: whether something would be broken off if it ended: <see cref="UseFound"/>.</summary>
    public sealed record GetUse : SessionProtocol;

    /// <summary>From a queue: whether somebody waits for it, or a reply is under way.</summary>
    public sealed record UseFound(bool IsInUse) : SessionProtocol;

    /// <summary>
    /// To a registry: a look at a session that is no use of it, so that it drives none out of memory that is used.
    /// </summary>
    public sealed record Glance(SessionQuery.GetSnapshot Query) : SessionProtocol;

    /// <summary>
    /// To a registry, from a listing: the same at those that are in memory. <see cref="Parted"/> comes before their
    /// answers and names the others; their journals say how they stand, and a list brings none of them into memory.
    /// </summary>
    public sealed record GlanceAtAll(ImmutableArray<SessionId> Sessions) : SessionProtocol;

    /// <summary>To a listing: these are in memory and answer, and these are not.</summary>
    public sealed record Parted(ImmutableArray<SessionId> Present, ImmutableArray<SessionId> Absent) : SessionProtocol;

    /// <summary>
    /// To a registry, from a listing that ends, with the clock's time: what it keeps is in memory from then on, even if
    /// it took so long that it was forgotten before.
    /// </summary>
    public sealed record Listed(long At) : SessionProtocol;
}
