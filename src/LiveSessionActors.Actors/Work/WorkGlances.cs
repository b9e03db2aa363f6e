using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Work;

/// <summary>Which sessions are being looked at, and which of them are to be looked at again.</summary>
internal sealed class WorkGlances
{
    private readonly Dictionary<SessionId, bool> _again = [];

    /// <summary>Begins a look; false when one is under way: then another follows it.</summary>
    public bool Begin(SessionId session)
    {
        if (_again.TryAdd(session, false))
            return true;

        _again[session] = true;
        return false;
    }

    /// <summary>Ends a look; whether another is to follow.</summary>
    public bool End(SessionId session) => _again.Remove(session, out var again) && again;
}
