using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What changes who works on what. Answered by a <see cref="WorkReply"/>.</summary>
public abstract record WorkCommand(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>
    /// Asks for work and waits for it: <see cref="WorkReply.Handed"/>, or <see cref="WorkReply.NoneCame"/> when
    /// <paramref name="WaitFor"/> is over.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Ticket">A name of the caller's own for this request, by which it can be cancelled.</param>
    /// <param name="Worker">Who works, for others to read.</param>
    /// <param name="LeaseFor">How long the work is the caller's before it must be renewed or answered.</param>
    /// <param name="WaitFor">How long to wait when there is none; zero looks only.</param>
    /// <param name="Types">The types of pending event wanted; empty for all.</param>
    /// <param name="WatchSender">
    /// The sender is an actor that stays: what it holds is given back when it ends. Not for an Ask, whose sender ends
    /// with the answer.
    /// </param>
    public sealed record TakeNext(
        Workspace Workspace,
        string Ticket,
        string Worker,
        TimeSpan LeaseFor,
        TimeSpan WaitFor,
        ImmutableArray<string> Types,
        bool WatchSender = false)
        : WorkCommand(Workspace);

    /// <summary>
    /// The caller of <see cref="TakeNext"/> is gone: it waits no longer, and what it was handed is given back at once.
    /// Not answered.
    /// </summary>
    public sealed record CancelNext(Workspace Workspace, string Ticket) : WorkCommand(Workspace);

    /// <summary>
    /// Keeps work for <paramref name="LeaseFor"/> from now, also when the lease has ended and nobody else has got the
    /// work: <see cref="WorkReply.Renewed"/>, or a refusal with <see cref="RefusalCode.LeaseGone"/>.
    /// </summary>
    public sealed record Renew(Workspace Workspace, string Lease, TimeSpan LeaseFor) : WorkCommand(Workspace);

    /// <summary>
    /// Ends work with an event: appended if the session still waits for the very event that was handed out and nobody
    /// else has got it. <see cref="SessionReply.EventAppended"/>, or a refusal; with
    /// <see cref="RefusalCode.LeaseGone"/> and <see cref="RefusalCode.NotAnAnswer"/> nothing was written.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Lease">The lease's id.</param>
    /// <param name="Event">What ends the work.</param>
    /// <param name="IdempotencyKey">As of an append; the repetition needs no lease any more.</param>
    /// <param name="ExpectedSeq">Refuses unless this is the session's last sequence number.</param>
    public sealed record Reply(
        Workspace Workspace,
        string Lease,
        SessionEvent Event,
        string? IdempotencyKey = null,
        double? ExpectedSeq = null)
        : WorkCommand(Workspace);

    /// <summary>Gives work back at once: <see cref="WorkReply.Done"/>, or a refusal.</summary>
    public sealed record Release(Workspace Workspace, string Lease) : WorkCommand(Workspace);

    /// <summary>
    /// Puts a session's dead-lettered work back into the queue, if it has any: <see cref="WorkReply.Done"/>.
    /// </summary>
    public sealed record Revive(Workspace Workspace, SessionId Session) : WorkCommand(Workspace);
}
