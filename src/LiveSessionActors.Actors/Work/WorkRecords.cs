using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// What the events of a queue say about the work of each session: one piece a session, known by its line. After a restart
/// they are all there is, until the sessions are looked at.
/// </summary>
internal sealed class WorkRecords
{
    private readonly Dictionary<SessionId, WorkRecord> _records = [];

    /// <summary>Whether work is dead, be it that its session does not wait any more.</summary>
    public bool AnyDead => _records.Values.Any(record => record.Standing.IsDead);

    /// <summary>How the work that was ever leased stands.</summary>
    public WorkSnapshot Snapshot => new(
        [.. _records.Values.Select(record => record.Standing).Where(standing => standing.Attempts > 0)]);

    /// <summary>Begins with a snapshot.</summary>
    public void Restore(WorkSnapshot snapshot)
    {
        foreach (var standing in snapshot.Work)
            _records[SessionId.Parse(standing.Session)] = new WorkRecord(standing);
    }

    /// <summary>Takes in an event; a lease that it gives lasts from now on.</summary>
    public void Apply(WorkEvent happened, TimeSpan now)
    {
        var record = Of(SessionId.Parse(happened.Session), happened.Line);
        record.Standing = record.Standing.Apply(happened);
        if (happened is WorkEvent.Leased leased)
            record.Deadline = now + leased.LeaseFor;
    }

    /// <summary>After all events of former queues: leases last for what is left of them on the wall clock.</summary>
    public void EndRecovery(TimeSpan now, DateTimeOffset wallClock)
    {
        foreach (var record in _records.Values)
            record.Deadline = now + (record.Standing.Lease?.Remaining(wallClock) ?? TimeSpan.Zero);
    }

    /// <summary>What is known of the work from that line; what was known of another line's is forgotten.</summary>
    public WorkRecord Of(SessionId session, LineIdentity line)
    {
        if (!_records.TryGetValue(session, out var record) || record.Standing.Line != line)
            _records[session] = record = new WorkRecord(new WorkStanding(session.Value, line));
        return record;
    }

    /// <summary>What is known of the work of a session, or null.</summary>
    public WorkStanding? Of(SessionId session) => _records.GetValueOrDefault(session)?.Standing;

    /// <summary>The session does not wait any more.</summary>
    public void Remove(SessionId session) => _records.Remove(session);

    /// <summary>Forgets the work of sessions that are not among those that are active.</summary>
    public void KeepOnly(IReadOnlySet<SessionId> active)
    {
        foreach (var session in _records.Keys.Where(session => !active.Contains(session)).ToList())
            _records.Remove(session);
    }
}
