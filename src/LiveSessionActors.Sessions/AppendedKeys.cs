using System.Diagnostics.CodeAnalysis;

namespace LiveSessionActors.Sessions;

/// <summary>
/// What was appended under a session's last idempotency keys: all of the first <see cref="CountMax"/>, later at least
/// the last half as many. Of those before, only the journal knows what it was. Immutable.
/// </summary>
internal sealed class AppendedKeys
{
    /// <summary>So many are known at most, however many a session has used.</summary>
    public const int CountMax = 256;

    private const int HalfMax = CountMax / 2;

    private readonly Key? _older;
    private readonly Key? _younger;
    private readonly int _youngerCount;

    private AppendedKeys(Key? older, Key? younger, int youngerCount, ForgottenKeys? forgotten) =>
        (_older, _younger, _youngerCount, Forgotten) = (older, younger, youngerCount, forgotten);

    public static AppendedKeys Empty { get; } = new(null, null, 0, null);

    /// <summary>Those that are not among these any more; null when there are none.</summary>
    public ForgottenKeys? Forgotten { get; }

    /// <summary>The first of <paramref name="items"/> was appended first.</summary>
    public static AppendedKeys Of(
        ForgottenKeys? forgotten, IEnumerable<(string Key, AppendedEvent Event)> items) => items.Aggregate(
            new AppendedKeys(null, null, 0, forgotten), (keys, item) => keys.Add(item.Key, item.Event));

    public bool TryGet(string name, [NotNullWhen(true)] out AppendedEvent? appended)
    {
        var hash = name.GetHashCode();
        appended = (Find(_younger, name, hash) ?? Find(_older, name, hash))?.Appended;
        return appended is not null;
    }

    /// <summary>With one more, unless it is known already.</summary>
    public AppendedKeys Add(string name, AppendedEvent appended)
    {
        if (_youngerCount < HalfMax)
            return new AppendedKeys(_older, new Key(_younger, name, appended), _youngerCount + 1, Forgotten);

        var forgotten = _older is null ? Forgotten : ForgottenKeys.Add(Forgotten, _older.Names);
        return new AppendedKeys(_younger, new Key(null, name, appended), 1, forgotten);
    }

    /// <summary>The first was appended first.</summary>
    public IReadOnlyList<(string Key, AppendedEvent Event)> ToList()
    {
        var keys = new List<(string, AppendedEvent)>(CountMax);
        foreach (var half in (ReadOnlySpan<Key?>)[_younger, _older])
        {
            for (var key = half; key is not null; key = key.Before)
                keys.Add((key.Name, key.Appended));
        }

        keys.Reverse();
        return keys;
    }

    private static Key? Find(Key? last, string name, int hash)
    {
        var key = last;
        while (key is not null && !(key.Hash == hash && key.Name == name))
            key = key.Before;
        return key;
    }

    private sealed class Key(Key? before, string name, AppendedEvent appended)
    {
        public readonly int Hash = name.GetHashCode();

        public Key? Before => before;

        public string Name => name;

        public AppendedEvent Appended => appended;

        public IEnumerable<string> Names
        {
            get
            {
                for (var key = this; key is not null; key = key.Before)
                    yield return key.Name;
            }
        }
    }
}
