using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>A session's pending event, as work: how far it has come in the queue.</summary>
internal sealed class WorkItem(SessionId session, JsValue seq, string type, JsObject @event, long arrival)
{
    /// <summary>The session that waits.</summary>
    public SessionId Session { get; } = session;

    /// <summary>The number of the event, as the journal has it.</summary>
    public JsValue Seq { get; } = seq;

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
    public WorkLease? Lease { get; set; }

    /// <summary>The request that it was handed out to.</summary>
    public string? Ticket { get; set; }

    /// <summary>When its lease runs out, on the queue's clock.</summary>
    public TimeSpan Deadline { get; set; }

    /// <summary>Its holder has answered and that is being written: the lease does not run out meanwhile.</summary>
    public bool IsAnswering { get; set; }

    /// <summary>Whether it can be handed out.</summary>
    public bool IsAvailable => Lease is null && !IsDead;

    /// <summary>Whether its lease can run out.</summary>
    public bool IsRunning => Lease is not null && !IsAnswering;

    /// <summary>Whether the session waits for that very event.</summary>
    public bool Is(JsValue seq, string type) => Type == type && Seq.ToJson().AsSpan().SequenceEqual(seq.ToJson());

    /// <summary>The item in a listing.</summary>
    public WorkListing Listing => new(Session, Seq, Type, Attempts, IsDead, Lease);

    /// <summary>Keeps the lease for longer.</summary>
    public WorkLease Renew(TimeSpan leaseFor, TimeSpan now, DateTimeOffset wallClock)
    {
        Deadline = now + leaseFor;
        return Lease = Lease! with { ExpiresAt = wallClock + leaseFor };
    }

    /// <summary>Ends the lease, whatever it was.</summary>
    public void EndLease() => (Lease, Ticket, IsAnswering) = (null, null, false);

    private static int UrgencyOf(string type) =>
        type is EventType.Accept or EventType.AcceptIntent or EventType.Discard ? 0 : 1;
}
