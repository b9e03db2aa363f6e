namespace LiveSessionActors.Siblings;

/// <summary>When a session counts as left idle.</summary>
/// <param name="After">So long after its last event.</param>
/// <param name="LookEvery">How often sessions are looked at.</param>
internal sealed record IdleRule(TimeSpan After, TimeSpan LookEvery);
