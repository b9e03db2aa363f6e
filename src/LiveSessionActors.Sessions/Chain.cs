namespace LiveSessionActors.Sessions;

/// <summary>
/// A list that grows at its end without being copied: each chain shares its beginning with those before it.
/// </summary>
internal sealed class Chain<T>
{
    private readonly Chain<T>? _before;
    private readonly T _last;

    private Chain(Chain<T>? before, T last, int count) => (_before, _last, Count) = (before, last, count);

    public static Chain<T> Empty { get; } = new(null, default!, 0);

    public int Count { get; }

    /// <summary>What was added last; there is to be something.</summary>
    public T Last => _last;

    public Chain<T> Add(T item) => new(this, item, Count + 1);

    public T[] ToArray()
    {
        if (Count == 0)
            return [];
        var items = new T[Count];
        for (var link = this; link.Count > 0; link = link._before!)
            items[link.Count - 1] = link._last;
        return items;
    }

    public bool Any(Predicate<T> matches)
    {
        for (var link = this; link.Count > 0; link = link._before!)
        {
            if (matches(link._last))
                return true;
        }

        return false;
    }
}
