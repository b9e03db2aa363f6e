using System.Collections.Concurrent;

namespace LiveSessionActors.Sessions.Measuring;

/// <summary>The cells of a measure: one for each choice of its tags' values, made at its first use.</summary>
internal sealed class Tagged<TCell>(string[] names, Func<KeyValuePair<string, object?>[], TCell> create)
{
    private const char Separator = '\u001f';

    private readonly ConcurrentDictionary<string, TCell> _cells = new();

    public IEnumerable<TCell> All => _cells.Values;

    public TCell this[ReadOnlySpan<string> values] => values.Length switch
    {
        0 => Of("", values),
        1 => Of(values[0], values),
        _ => Of(string.Join(Separator, values!), values),
    };

    private TCell Of(string key, ReadOnlySpan<string> values) =>
        _cells.TryGetValue(key, out var cell) ? cell : _cells.GetOrAdd(key, create(Tags(values)));

    private KeyValuePair<string, object?>[] Tags(ReadOnlySpan<string> values)
    {
        var tags = new KeyValuePair<string, object?>[names.Length];
        for (var index = 0; index < tags.Length; index++)
            tags[index] = new(names[index], values[index]);
        return tags;
    }
}
