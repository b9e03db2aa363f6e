using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>A session's pending event, as work: how far it has come in the queue.</summary>
internal sealed class WorkItem(SessionId session, LineIdentity line, string type, JsObject @event, long arrival)
{
    /// <summary>The session that waits.</summary>
    public SessionId Session { get; } = session;

    /// <summary>The line that the event came from: what this work is known by.</summary>
    public LineIdentity Line { get; } = line;

    /// <summary>The number of the event, as the journal has it; of the last, when it was asked for once more.</summary>
    public JsValue Seq { get; set; } = JsNull.Instance;

    /// <summary>The event's type.</summary>
    public string Type { get; } = type;

    /// <summary>The event.</summary>
    public JsObject Event { get; } = @event;

    /// <summary>Its place in the order: what a person waits for first, then the oldest.</summary>
    public (int Urgency, long Arrival) Order { get; } = (UrgencyOf(type), arrival);

    /// <summary>How often it was handed out.</summary>
    public int Attempts { get; set; }

    /// <summary>How often its lease ran out.</summary>
    public int RunOuts { get; set; }

    /// <summary>It is handed to nobody until it is revived.</summary>
    public bool IsDead { get; set; }

    /// <summary>Who has it, or null.</summary>
    public WorkLease? Lease { get; private set; }

    /// <summary>Who had it last, or null.</summary>
    public WorkLease? LastLease { get; private set; }

    /// <summary>The request that it was last handed out to.</summary>
    public string? Ticket { get; set; }

    /// <summary>When its lease runs out, on the queue's clock.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>
    /// How many replies to it are being written: its lease does not run out meanwhile, and nobody else gets it.
    /// </summary>
    public int Replies { get; set; }

    /// <summary>Whether it can be handed out.</summary>
    public bool IsAvailable => Lease is null && !IsDead && Replies == 0;

    /// <summary>Whether its lease can run out.</summary>
    public bool IsRunning => Lease is not null && Replies == 0;

    /// <summary>The item in a listing.</summary>
    public WorkListing Listing => new(Session, Seq, Type, Attempts, IsDead, Lease);

    /// <summary>Gives a lease of that name, or keeps it for longer.</summary>
    public WorkLease Give(string lease, string worker, TimeSpan leaseFor, TimeSpan now, DateTimeOffset wallClock)
    {
        Deadline = now + leaseFor;
        return Lease = LastLease = new WorkLease(lease, Session, Seq, worker, wallClock + leaseFor, Attempts);
    }

    /// <summary>Ends the lease, whatever it was.</summary>
    public void EndLease() => Lease = null;

    private static int UrgencyOf(string type) =>
        type is EventType.Accept or EventType.AcceptIntent or EventType.Discard ? 0 : 1;
}
