namespace LiveSessionActors.Sessions;

/// <summary>
/// A list that grows at its end without being copied: each chain shares its beginning with those before it. What is too
/// many may be dropped at its beginning.
/// </summary>
internal sealed class Chain<T>
{
    private readonly Chain<T>? _before;
    private readonly T _last;
    private readonly int _kept;

    private Chain(Chain<T>? before, T last, int count, int kept) =>
        (_before, _last, Count, _kept) = (before, last, count, kept);

    public static Chain<T> Empty { get; } = new(null, default!, 0, 0);

    /// <summary>How many were added, those that were dropped included.</summary>
    public int Count { get; }

    /// <summary>A chain of which some were dropped before these.</summary>
    public static Chain<T> Of(int dropped, IEnumerable<T> items) =>
        items.Aggregate(new Chain<T>(null, default!, dropped, 0), static (chain, item) => chain.Add(item));

    /// <summary>What was added last; there is to be something.</summary>
    public T Last => _last;

    public Chain<T> Add(T item) => new(this, item, Count + 1, _kept + 1);

    /// <summary>The same where no more than the last so many are needed; now and then the others are dropped.</summary>
    public Chain<T> Add(T item, int neededMax)
    {
        var added = Add(item);
        return added._kept < 2L * neededMax ? added : Of(added.Count - neededMax, added.ToArray()[^neededMax..]);
    }

    /// <summary>Those that were not dropped.</summary>
    public T[] ToArray()
    {
        if (_kept == 0)
            return [];
        var items = new T[_kept];
        for (var link = this; link._kept > 0; link = link._before!)
            items[link._kept - 1] = link._last;
        return items;
    }

    public bool Any(Predicate<T> matches)
    {
        for (var link = this; link._kept > 0; link = link._before!)
        {
            if (matches(link._last))
                return true;
        }

        return false;
    }
}
