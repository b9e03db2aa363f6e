using System.Collections.Immutable;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What a workspace's queue of work answers.</summary>
public abstract record WorkReply(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>Work, the caller's for as long as the lease lasts.</summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Lease">The right to it.</param>
    /// <param name="Event">The session's pending event.</param>
    /// <param name="Warnings">How many journals could not be read when work was last looked for.</param>
    public sealed record Handed(Workspace Workspace, WorkLease Lease, JsObject Event, int Warnings = 0)
        : WorkReply(Workspace);

    /// <summary>No work came in time.</summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Warnings">How many journals could not be read when work was last looked for.</param>
    public sealed record NoneCame(Workspace Workspace, int Warnings = 0) : WorkReply(Workspace);

    /// <summary>The lease as it is now.</summary>
    public sealed record Renewed(Workspace Workspace, WorkLease Lease) : WorkReply(Workspace);

    /// <summary>It is done.</summary>
    public sealed record Done(Workspace Workspace) : WorkReply(Workspace);

    /// <summary>All work, in the order in which it is handed out.</summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Work">The work.</param>
    /// <param name="Warnings">How many journals could not be read: whether their sessions wait is not known.</param>
    public sealed record Listed(Workspace Workspace, ImmutableArray<WorkListing> Work, int Warnings = 0)
        : WorkReply(Workspace);

    /// <summary>It was not done, and why.</summary>
    public sealed record Refused(Workspace Workspace, Refusal Refusal) : WorkReply(Workspace);
}

/// <summary>The right to a piece of work.</summary>
/// <param name="Id">The lease's name: the session's id, a dot, and something nobody can guess or make.</param>
/// <param name="Session">The session that waits.</param>
/// <param name="Seq">The number of the event it waits with, as the journal has it.</param>
/// <param name="Worker">Who has it.</param>
/// <param name="ExpiresAt">When it runs out on the wall clock; the queue counts on one that cannot be set.</param>
/// <param name="Attempt">How often this work was handed out, from 1.</param>
public sealed record WorkLease(
    string Id, SessionId Session, JsValue Seq, string Worker, DateTimeOffset ExpiresAt, int Attempt)
{
    /// <summary>
    /// What stands for the session in the name of a lease; all of it in what is no lease's name. An id has no dot.
    /// </summary>
    public static string SessionTextOf(string lease) =>
        lease.LastIndexOf('.') is >= 0 and var dot ? lease[..dot] : lease;
}

/// <summary>A piece of work in a listing.</summary>
/// <param name="Session">The session that waits.</param>
/// <param name="Seq">The number of the event it waits with, as the journal has it.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Attempts">How often it was handed out.</param>
/// <param name="IsDead">It ran out of its lease too often and is handed to nobody.</param>
/// <param name="Lease">Who has it now, or null.</param>
public sealed record WorkListing(
    SessionId Session, JsValue Seq, string Type, int Attempts, bool IsDead, WorkLease? Lease);
