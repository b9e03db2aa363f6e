using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Work;

/// <summary>A session's pending event, as work: how far it has come in the queue.</summary>
internal sealed class WorkItem(SessionId session, WorkRecord record, string type, JsObject @event, long arrival)
{
    /// <summary>The session that waits.</summary>
    public SessionId Session { get; } = session;

    /// <summary>The line that the event came from: what this work is known by.</summary>
    public LineIdentity Line => record.Standing.Line;

    /// <summary>The number of the event, as the journal has it; of the last, when it was asked for once more.</summary>
    public JsValue Seq { get; set; } = JsNull.Instance;

    /// <summary>The event's type.</summary>
    public string Type { get; } = type;

    /// <summary>The event.</summary>
    public JsObject Event { get; } = @event;

    /// <summary>Its place in the order: what a person waits for first, then the oldest.</summary>
    public (int Urgency, long Arrival) Order { get; } = (UrgencyOf(type), arrival);

    /// <summary>How it stands after its events.</summary>
    public WorkStanding Standing => record.Standing;

    /// <summary>Who has it, or null.</summary>
    public WorkLease? Lease => Standing is { IsLeased: true, Lease: { } lease }
        ? new WorkLease(lease.Id, Session, Seq, lease.Worker, lease.ExpiresAt, Standing.Attempts)
        : null;

    /// <summary>The request that it was last handed out to, by this queue.</summary>
    public string? Ticket { get; set; }

    /// <summary>When its lease runs out, on the queue's clock.</summary>
    public TimeSpan Deadline => record.Deadline;

    /// <summary>
    /// How many replies to it are being written: its lease does not run out meanwhile, and nobody else gets it.
    /// </summary>
    public int Replies { get; set; }

    /// <summary>Whether it can be handed out.</summary>
    public bool IsAvailable => Standing is { IsLeased: false, IsDead: false } && Replies == 0;

    /// <summary>Whether its lease can run out.</summary>
    public bool IsRunning => Standing.IsLeased && Replies == 0;

    /// <summary>The item in a listing.</summary>
    public WorkListing Listing => new(Session, Seq, Type, Standing.Attempts, Standing.IsDead, Lease);

    /// <summary>That it is leased under that name, or its lease extended.</summary>
    public WorkEvent.Leased LeaseTo(
        string lease, string worker, TimeSpan leaseFor, DateTimeOffset wallClock, int attempt) =>
        new(Session.Value, Line, lease, worker, wallClock + leaseFor, leaseFor, attempt);

    /// <summary>That its lease has ended.</summary>
    public WorkEvent.LeaseEnded EndLease() => new(Session.Value, Line);

    private static int UrgencyOf(string type) =>
        type is EventType.Accept or EventType.AcceptIntent or EventType.Discard ? 0 : 1;
}
