using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>What the last look at a workspace's sessions found, for the next one.</summary>
internal sealed class GlanceMemory
{
    private volatile IReadOnlyDictionary<SessionId, Glanced> _known = Nothing;

    /// <summary>No session.</summary>
    public static IReadOnlyDictionary<SessionId, Glanced> Nothing { get; } = new Dictionary<SessionId, Glanced>();

    /// <summary>The sessions as they were seen; replaced whole.</summary>
    public IReadOnlyDictionary<SessionId, Glanced> Known
    {
        get => _known;
        set => _known = value;
    }
}
