using System.Collections.Concurrent;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>How much of everything a soak did, for its report.</summary>
internal sealed class SoakCounts
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>Counts one more.</summary>
    public void Add(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    /// <summary>How many there were.</summary>
    public int Of(string what) => _counts.GetValueOrDefault(what);

    public override string ToString() =>
        string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => $"{count.Value} {count.Key}"));
}
