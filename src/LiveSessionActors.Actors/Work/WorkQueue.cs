using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// The work of a workspace and who has it: every active session with a pending event is one piece, handed to one caller
/// at a time. What outlives the queue changes by events alone: methods that decide give them, and <see cref="Apply"/> takes
/// them in. Knows no clock: each call that needs it brings the time, counted on a clock that cannot be set.
/// </summary>
/// <param name="attemptsMax">After so many leases that ran out, work is dead.</param>
/// <param name="names">Names the leases.</param>
internal sealed class WorkQueue(int attemptsMax, LeaseNames names)
{
    // Of a lease from before the last one, or from before the queue: its name does not say whose it is.
    private const string UnknownWorker = "a worker whose lease had ended";

    private readonly WorkRecords _records = new();
    private readonly Dictionary<SessionId, WorkItem> _items = [];
    private readonly List<WorkCaller> _callers = [];
    private readonly Dictionary<SessionId, WorkCaller> _matches = [];
    private long _arrivals;

    /// <summary>Whether anybody waits for work.</summary>
    public bool HasCallers => _callers.Count > 0;

    /// <summary>
    /// The next time at which a lease or a caller's waiting ends, or null. A caller that only waits for a read is not
    /// counted.
    /// </summary>
    public TimeSpan? NextDeadline =>
        _callers.Where(caller => caller.LastRead is null).Select(caller => (TimeSpan?)caller.Until)
            .Concat(_items.Values.Where(item => item.IsRunning).Select(item => (TimeSpan?)item.Deadline))
            .Min();

    /// <summary>How many leases are held.</summary>
    public int Leased => _items.Values.Count(item => item.Standing.IsLeased);

    /// <summary>All work, in the order in which it is handed out.</summary>
    public IEnumerable<WorkListing> Listing =>
        _items.Values.OrderBy(item => item.Order).Select(item => item.Listing);

    /// <summary>Whether work is dead, as far as it is known without looking at sessions.</summary>
    public bool MayHaveDead => _records.AnyDead;

    /// <summary>What a queue of the same workspace goes on from.</summary>
    public WorkSnapshot Snapshot => _records.Snapshot;

    /// <summary>Goes on from what another queue of the workspace has left.</summary>
    public void Restore(WorkSnapshot snapshot) => _records.Restore(snapshot);

    /// <summary>Takes in an event.</summary>
    public void Apply(WorkEvent happened, TimeSpan now) => _records.Apply(happened, now);

    /// <summary>After the events of former queues: their leases last for what is left of them on the wall clock.</summary>
    public void EndRecovery(TimeSpan now, DateTimeOffset wallClock) => _records.EndRecovery(now, wallClock);

    /// <summary>
    /// Takes in how a session stands. A pending event from another line replaces the old one and ends its lease.
    /// </summary>
    public void Observe(SessionSnapshot session)
    {
        if (session is not { Completed: false, PendingLine: { } line, PendingEvent: { } @event }
            || @event["type"] is not JsString { Value: var type })
        {
            _items.Remove(session.Id);
            _records.Remove(session.Id);
            return;
        }

        if (!_items.TryGetValue(session.Id, out var item) || item.Line != line)
            _items[session.Id] = item = new WorkItem(
                session.Id, _records.Of(session.Id, line), type, @event, ++_arrivals);
        item.Seq = session.PendingEventSeq;
    }

    /// <summary>Forgets the work of sessions that are not among those that are active.</summary>
    public void KeepOnly(IReadOnlySet<SessionId> active)
    {
        foreach (var session in _items.Keys.Where(session => !active.Contains(session)).ToList())
            _items.Remove(session);
        _records.KeepOnly(active);
    }

    /// <summary>A request begins to wait, behind those that wait already.</summary>
    public void Add(WorkCaller caller) => _callers.Add(caller);

    /// <summary>Requests are gone: they wait no longer, and what they were handed is to be available again.</summary>
    public IReadOnlyList<WorkEvent> Cancel(IReadOnlyCollection<string> tickets)
    {
        _callers.RemoveAll(caller => tickets.Contains(caller.Ticket));
        return
        [
            .. _items.Values
                .Where(item => item is { IsRunning: true, Ticket: { } ticket } && tickets.Contains(ticket))
                .Select(item => item.EndLease()),
        ];
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
    /// Decides to hand a session's work to the caller it was matched with, if both are still there now that the session
    /// was looked at.
    /// </summary>
    public (WorkCaller Caller, WorkItem Work, WorkEvent.Leased Leased)? Hand(SessionId session, DateTimeOffset wallClock)
    {
        if (!_matches.Remove(session, out var caller)
            || Of(session) is not { IsAvailable: true } item
            || !caller.Takes(item.Type)
            || !_callers.Remove(caller))
            return null;

        item.Ticket = caller.Ticket;
        var lease = names.New(session, item.Line);
        return (caller, item, item.LeaseTo(
            lease, caller.Worker, caller.LeaseFor, wallClock, item.Standing.Attempts + 1));
    }

    /// <summary>A session that was to be looked at could not be: its work stays, its caller waits on.</summary>
    public void Unmatch(SessionId session) => _matches.Remove(session);

    /// <summary>The work that a lease is for, if it is held.</summary>
    public bool TryGet(string lease, [NotNullWhen(true)] out WorkItem? held)
    {
        held = Named(lease) is { Standing: { IsLeased: true, Lease: { } given } } item && given.Id == lease ? item : null;
        return held is not null;
    }

    /// <summary>
    /// The work that a lease was given for, if the lease has ended and the work is neither over nor another's.
    /// </summary>
    public bool TryGetLate(string lease, [NotNullWhen(true)] out WorkItem? late)
    {
        late = Named(lease) is { Standing.IsLeased: false } item && names.IsOf(lease, item.Session, item.Line) ? item : null;
        return late is not null;
    }

    /// <summary>
    /// Whether a lease from before this queue is held, and its session not looked at yet: whether that waits still is not
    /// known.
    /// </summary>
    public bool Remembers(string lease) => LeaseNames.TryReadSession(lease, out var session)
        && Of(session) is null
        && _records.Of(session) is { IsLeased: true, Lease: { } held }
        && held.Id == lease;

    /// <summary>
    /// Decides to keep a lease for longer, or to give it once more when it has ended and nobody else is to get the work;
    /// null when it may not be.
    /// </summary>
    public WorkEvent.Leased? Renew(string lease, TimeSpan leaseFor, DateTimeOffset wallClock)
    {
        if (!TryGet(lease, out var item) && !(TryGetLate(lease, out item) && item.IsAvailable))
            return null;

        if (item.Standing.Lease is { } last && last.Id == lease)
            return item.LeaseTo(lease, last.Worker, leaseFor, wallClock, item.Standing.Attempts);

        item.Ticket = null;
        return item.LeaseTo(lease, UnknownWorker, leaseFor, wallClock, Math.Max(item.Standing.Attempts, 1));
    }

    /// <summary>Decides to end a lease; none when it is not held, or a reply under it is being written.</summary>
    public IReadOnlyList<WorkEvent> End(string lease) =>
        TryGet(lease, out var held) && held.Replies == 0 ? [held.EndLease()] : [];

    /// <summary>The work of a session, or null.</summary>
    public WorkItem? Of(SessionId session) => _items.GetValueOrDefault(session);

    /// <summary>The lease that the work has whose lease this was, if it has another.</summary>
    public WorkLease? LeaseInsteadOf(string lease) => Named(lease)?.Lease;

    /// <summary>Decides to put dead work back, if the session has any.</summary>
    public IReadOnlyList<WorkEvent> Revive(SessionId session) => _records.Of(session) is { IsDead: true } dead
        ? [new WorkEvent.Revived(dead.Session, dead.Line)]
        : [];

    /// <summary>The leases that have run out.</summary>
    public IReadOnlyList<WorkEvent> RunOuts(TimeSpan now) =>
    [
        .. _items.Values.Where(item => item.IsRunning && item.Deadline <= now).Select(item =>
            new WorkEvent.RanOut(item.Session.Value, item.Line, item.Standing.RunOuts + 1 >= attemptsMax)),
    ];

    /// <summary>
    /// Ends the waiting of callers whose time is over, and returns them. One that is matched with work waits for what
    /// becomes of that, and each for the reads that were wanted before its time was over, of all sessions or of one:
    /// they may find work for it.
    /// </summary>
    public IReadOnlyList<WorkCaller> ExpireCallers(TimeSpan now, SessionQuestions sessions)
    {
        var over = _callers
            .Where(caller => caller.Until <= now && !_matches.ContainsValue(caller))
            .Where(caller => sessions.HaveEnded(caller.LastRead ??= sessions.LastRead))
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
