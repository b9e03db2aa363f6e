using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>
/// What the journal says of idempotency keys that a session does not hold any more, for the appends that wait.
/// </summary>
internal sealed class OldKeys
{
    private readonly Dictionary<string, AppendedEvent?> _found = [];
    private ForgottenKeys? _among;

    /// <summary>The keys of these appends that are to be looked for before they can be decided on.</summary>
    public IReadOnlyCollection<string> Unknown(SessionState session, IEnumerable<SessionCommand.AppendEvent> appends)
    {
        var keys = new HashSet<string>();
        foreach (var append in appends)
        {
            if (append.IdempotencyKey is { } key && !TryGet(session, key, out _))
                keys.Add(key);
        }

        return keys;
    }

    /// <summary>They were looked for among <paramref name="forgotten"/>, and these of them are there.</summary>
    public void Add(
        ForgottenKeys forgotten, IEnumerable<string> keys, IReadOnlyDictionary<string, AppendedEvent> found)
    {
        if (_among != forgotten)
            Clear();
        _among = forgotten;
        foreach (var key in keys)
            _found[key] = found.GetValueOrDefault(key);
    }

    /// <summary>Forgets them: the appends have been decided on.</summary>
    public void Clear() => _found.Clear();

    /// <summary>
    /// Whether it is known if a key is among those that the session does not hold any more, and what was appended under
    /// it.
    /// </summary>
    public bool TryGet(SessionState session, string key, out AppendedEvent? appended)
    {
        appended = null;
        return session.ForgottenKeys is not { } forgotten
            || !forgotten.MayContain(key)
            || (forgotten == _among && _found.TryGetValue(key, out appended));
    }
}
