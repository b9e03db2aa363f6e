namespace LiveSessionActors.Client.Wire;

/// <summary>What is watched, and from where on.</summary>
/// <param name="Session">The only session wanted; null for all.</param>
/// <param name="After">The cursor behind which to begin; null to begin where <paramref name="FromStart"/> says.</param>
/// <param name="FromStart">Begin with the first line of every journal; else with what comes from now on.</param>
public sealed record WatchRequest(string? Session = null, string? After = null, bool FromStart = false);
