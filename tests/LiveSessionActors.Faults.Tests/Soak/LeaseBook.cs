using System.Diagnostics;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Who has which work for sure: from the answer that brought it until the time that was asked for, counted from the
/// request, unless it is given back before.
/// </summary>
internal sealed class LeaseBook(Findings findings)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HeldWork> _held = [];
    private int _daemons;

    /// <summary>How many daemons have ended.</summary>
    public int Daemons => Volatile.Read(ref _daemons);

    /// <summary>Work was handed out by the daemon that came behind so many.</summary>
    public void Hand(HeldWork work, int daemons)
    {
        lock (_lock)
        {
            if (daemons != _daemons)
                return;
            if (_held.TryGetValue(work.Session, out var other) && other.Mark == work.Mark
                && other.Lease != work.Lease && other.IsHeldAt(work.Since))
                findings.Add(
                    work.Worker,
                    $"no work of {work.Session} while {other.Worker} has {work.Mark} by {other.Lease}",
                    $"it was handed out by {work.Lease}, {other.LeftAt(work.Since).TotalMilliseconds:f0} ms too soon");
            _held[work.Session] = work;
        }
    }

    /// <summary>A lease is about to end, to be given back or to be renewed: it is held for sure no longer.</summary>
    public void Let(HeldWork work)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(work.Session, out var held) && held.Lease == work.Lease)
                _held.Remove(work.Session);
        }
    }

    /// <summary>The one who has that very work for sure all the time between, by another lease; or null.</summary>
    public HeldWork? OtherThan(HeldWork work, long from, long to)
    {
        lock (_lock)
            return _held.TryGetValue(work.Session, out var other) && other.Lease != work.Lease
                && other.Mark == work.Mark && other.Since <= from && other.IsHeldAt(to) ? other : null;
    }

    /// <summary>A daemon has ended, and its leases with it.</summary>
    public void EndDaemon()
    {
        lock (_lock)
        {
            _daemons++;
            _held.Clear();
        }
    }
}

/// <summary>Work that somebody has.</summary>
/// <param name="Session">Whose work.</param>
/// <param name="Mark">What its event was marked with.</param>
/// <param name="Lease">The lease.</param>
/// <param name="Worker">Who has it.</param>
/// <param name="Since">When it had the answer, at the latest.</param>
/// <param name="Until">When the lease runs out, at the earliest.</param>
internal sealed record HeldWork(string Session, string Mark, string Lease, string Worker, long Since, long Until)
{
    /// <summary>Whether the lease cannot have run out by then.</summary>
    public bool IsHeldAt(long time) => time < Until;

    /// <summary>How long the lease lasts from then on.</summary>
    public TimeSpan LeftAt(long time) => Stopwatch.GetElapsedTime(time, Until);
}
