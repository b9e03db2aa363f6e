using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Starting;

/// <summary>A daemon that answers.</summary>
/// <param name="Hello">Who it is.</param>
/// <param name="Started">It was started now.</param>
/// <param name="Replaced">The version of the older daemon that it took the place of, or null.</param>
public sealed record DaemonArrival(DaemonHello Hello, bool Started, string? Replaced = null);
