namespace LiveSessionActors.Sessions.Measuring;

/// <summary>What a measure has come to, for one choice of its tags.</summary>
/// <param name="Tags">The tags' names and values.</param>
/// <param name="Value">The count or level; of a distribution the sum of all values.</param>
/// <param name="Buckets">
/// Of a distribution: how many values lay between each two bounds; the last have no upper one.
/// </param>
public sealed record Reading(KeyValuePair<string, object?>[] Tags, double Value, IReadOnlyList<long>? Buckets = null);
