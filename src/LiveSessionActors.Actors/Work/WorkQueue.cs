using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// The work of a workspace and who has it: every active session with a pending event is one piece, handed to one caller
/// at a time. Knows no clock: each call that needs it brings the time, counted on a clock that cannot be set.
/// </summary>
/// <param name="attemptsMax">After so many leases that ran out, work is dead.</param>
/// <param name="names">Names the leases.</param>
internal sealed class WorkQueue(int attemptsMax, LeaseNames names)
{
    // Of a lease from before the last one, or from before the queue: its name does not say whose it is.
    private const string UnknownWorker = "a worker whose lease had ended";

    private readonly Dictionary<SessionId, WorkItem> _items = [];
    private readonly List<WorkCaller> _callers = [];
    private readonly Dictionary<SessionId, WorkCaller> _matches = [];
    private long _arrivals;

    /// <summary>Whether anybody waits for work.</summary>
    public bool HasCallers => _callers.Count > 0;

    /// <summary>
    /// The next time at which a lease or a caller's waiting ends, or null. A caller that only waits for a look is not
    /// counted.
    /// </summary>
    public TimeSpan? NextDeadline =>
        _callers.Where(caller => caller.LastLook is null).Select(caller => (TimeSpan?)caller.Until)
            .Concat(_items.Values.Where(item => item.IsRunning).Select(item => (TimeSpan?)item.Deadline))
            .Min();

    /// <summary>How many leases are held.</summary>
    public int Leased => _items.Values.Count(item => item.Lease is not null);

    /// <summary>All work, in the order in which it is handed out.</summary>
    public IEnumerable<WorkListing> Listing =>
        _items.Values.OrderBy(item => item.Order).Select(item => item.Listing);

    /// <summary>Whether something would be lost if the queue ended: who waits, leases, and what is dead.</summary>
    public bool IsInUse => HasCallers || _items.Values.Any(item => item.Lease is not null || item.IsDead);

    /// <summary>
    /// Takes in how a session stands. A pending event from another line replaces the old one and ends its lease.
    /// </summary>
    public void Observe(SessionSnapshot session)
    {
        if (session is not { Completed: false, PendingLine: { } line, PendingEvent: { } @event }
            || @event["type"] is not JsString { Value: var type })
        {
            _items.Remove(session.Id);
            return;
        }

        if (!_items.TryGetValue(session.Id, out var item) || item.Line != line)
            _items[session.Id] = item = new WorkItem(session.Id, line, type, @event, ++_arrivals);
        item.Seq = session.PendingEventSeq;
    }

    /// <summary>Forgets the work of sessions that are not among those that are active.</summary>
    public void KeepOnly(IReadOnlySet<SessionId> active)
    {
        foreach (var session in _items.Keys.Where(session => !active.Contains(session)).ToList())
            _items.Remove(session);
    }

    /// <summary>A request begins to wait, behind those that wait already.</summary>
    public void Add(WorkCaller caller) => _callers.Add(caller);

    /// <summary>A request is gone: it waits no longer, and what it was handed is available again.</summary>
    public void Cancel(string ticket)
    {
        _callers.RemoveAll(caller => caller.Ticket == ticket);
        foreach (var item in _items.Values.Where(item => item.Ticket == ticket && item.Replies == 0))
            item.EndLease();
    }

    /// <summary>
    /// The sessions to look at now, because a caller is to get their work: first come, first served, the most urgent
    /// first. Each is settled by <see cref="Hand"/>.
    /// </summary>
    public IReadOnlyList<SessionId> Match()
    {
        var matched = new List<SessionId>();
        foreach (var caller in _callers.Where(caller => !_matches.ContainsValue(caller)))
        {
            if (BestFor(caller) is not { } item)
                continue;

            _matches.Add(item.Session, caller);
            matched.Add(item.Session);
        }

        return matched;
    }

    /// <summary>
    /// Hands a session's work to the caller it was matched with, if both are still there now that the session was
    /// looked at.
    /// </summary>
    public (WorkCaller Caller, WorkLease Lease, JsObject Event)? Hand(
        SessionId session, TimeSpan now, DateTimeOffset wallClock)
    {
        if (!_matches.Remove(session, out var caller)
            || Of(session) is not { IsAvailable: true } item
            || !caller.Takes(item.Type)
            || !_callers.Remove(caller))
            return null;

        item.Attempts++;
        item.Ticket = caller.Ticket;
        var lease = item.Give(names.New(session, item.Line), caller.Worker, caller.LeaseFor, now, wallClock);
        return (caller, lease, item.Event);
    }

    /// <summary>A session that was to be looked at could not be: its work stays, its caller waits on.</summary>
    public void Unmatch(SessionId session) => _matches.Remove(session);

    /// <summary>The work that a lease is for, if it is held.</summary>
    public bool TryGet(string lease, [NotNullWhen(true)] out WorkItem? held)
    {
        held = Named(lease) is { } item && item.Lease?.Id == lease ? item : null;
        return held is not null;
    }

    /// <summary>
    /// The work that a lease was given for, if the lease has ended and the work is neither over nor another's.
    /// </summary>
    public bool TryGetLate(string lease, [NotNullWhen(true)] out WorkItem? late)
    {
        late = Named(lease) is { Lease: null } item && names.IsOf(lease, item.Session, item.Line) ? item : null;
        return late is not null;
    }

    /// <summary>
    /// Keeps a lease for longer, or gives it once more when it has ended and nobody else is to get the work.
    /// </summary>
    public WorkLease? Renew(string lease, TimeSpan leaseFor, TimeSpan now, DateTimeOffset wallClock)
    {
        if (!TryGet(lease, out var item) && !(TryGetLate(lease, out item) && item.IsAvailable))
            return null;

        if (item.LastLease is { } last && last.Id == lease)
            return item.Give(lease, last.Worker, leaseFor, now, wallClock);

        (item.Attempts, item.Ticket) = (Math.Max(item.Attempts, 1), null);
        return item.Give(lease, UnknownWorker, leaseFor, now, wallClock);
    }

    /// <summary>The work of a session, or null.</summary>
    public WorkItem? Of(SessionId session) => _items.GetValueOrDefault(session);

    /// <summary>The lease that the work has whose lease this was, if it has another.</summary>
    public WorkLease? LeaseInsteadOf(string lease) => Named(lease)?.Lease;

    /// <summary>Puts dead work back, if the session has any.</summary>
    public void Revive(SessionId session)
    {
        if (Of(session) is { IsDead: true } item)
            (item.IsDead, item.RunOuts) = (false, 0);
    }

    /// <summary>Ends leases that have run out, and says how many.</summary>
    public int ExpireLeases(TimeSpan now)
    {
        var ended = 0;
        foreach (var item in _items.Values.Where(item => item.IsRunning && item.Deadline <= now))
        {
            item.EndLease();
            item.IsDead = ++item.RunOuts >= attemptsMax;
            ended++;
        }

        return ended;
    }

    /// <summary>
    /// Ends the waiting of callers whose time is over, and returns them. One that is matched with work waits for what
    /// becomes of that, and each for the looks that were wanted before its time was over, at all sessions or at one:
    /// they may find work for it.
    /// </summary>
    public IReadOnlyList<WorkCaller> ExpireCallers(TimeSpan now, WorkGlances glances, bool isLooking = false)
    {
        var over = _callers
            .Where(caller => caller.Until <= now && !_matches.ContainsValue(caller))
            .Where(caller => glances.HaveEnded(caller.LastLook ??= glances.Last) && !isLooking)
            .ToList();
        _callers.RemoveAll(over.Contains);
        return over;
    }

    private WorkItem? Named(string lease) =>
        LeaseNames.TryReadSession(lease, out var session) ? Of(session) : null;

    private WorkItem? BestFor(WorkCaller caller) => _items.Values
        .Where(item => item.IsAvailable && caller.Takes(item.Type) && !_matches.ContainsKey(item.Session))
        .MinBy(item => item.Order);
}
