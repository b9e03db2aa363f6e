using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>
/// What the last look at a workspace's sessions found, for the next one: in the order of their ids, as they are looked
/// at, and replaced whole.
/// </summary>
internal sealed class GlanceMemory
{
    private volatile Kept[] _kept = [];

    /// <summary>Keeps these instead.</summary>
    public void Keep(Kept[] sessions) => _kept = sessions;

    /// <summary>What is known of each of <paramref name="sessions"/>, which are in the order of their ids.</summary>
    public Kept?[] Of(IReadOnlyList<SessionId> sessions)
    {
        var kept = _kept;
        var found = new Kept?[sessions.Count];
        for (int at = 0, next = 0; at < found.Length && next < kept.Length; at++)
        {
            int order;
            while ((order = string.CompareOrdinal(kept[next].Session.Value, sessions[at].Value)) < 0)
            {
                if (++next == kept.Length)
                    return found;
            }

            if (order == 0)
                found[at] = kept[next++];
        }

        return found;
    }
}
