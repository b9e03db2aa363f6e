using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>
/// Which sessions are being looked at, and which of them are to be looked at again. Looks are numbered in the order in
/// which they were wanted.
/// </summary>
internal sealed class WorkGlances
{
    private readonly Dictionary<SessionId, (long Number, long? Next)> _underWay = [];

    /// <summary>The number of the last look.</summary>
    public long Last { get; private set; }

    /// <summary>Begins a look; false when one is under way: then another follows it.</summary>
    public bool Begin(SessionId session)
    {
        Last++;
        if (_underWay.TryAdd(session, (Last, null)))
            return true;

        var (number, next) = _underWay[session];
        _underWay[session] = (number, next ?? Last);
        return false;
    }

    /// <summary>Ends a look; whether another follows, which has begun by that.</summary>
    public bool End(SessionId session)
    {
        if (!_underWay.Remove(session, out var look) || look.Next is not { } next)
            return false;

        _underWay.Add(session, (next, null));
        return true;
    }

    /// <summary>Whether all looks up to a number have ended.</summary>
    public bool HaveEnded(long number) => _underWay.Values.All(look => look.Number > number);
}
