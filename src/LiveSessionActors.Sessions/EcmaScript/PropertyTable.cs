namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Properties while they are collected, and then in JavaScript's order.</summary>
internal sealed class PropertyTable(int capacity)
{
    // Up to here comparing names one by one is faster than hashing them.
    private const int LinearMax = 16;

    private JsProperty[] _properties = capacity == 0 ? [] : new JsProperty[capacity];
    private Dictionary<JsString, int>? _places;

    public static PropertyTable Empty { get; } = new(0);

    public int Count { get; private set; }

    public ReadOnlySpan<JsProperty> Span => _properties.AsSpan(0, Count);

    public JsValue? Find(ReadOnlySpan<byte> body)
    {
        foreach (ref readonly var property in Span)
        {
            if (property.Name.Body.SequenceEqual(body))
                return property.Value;
        }

        return null;
    }

    /// <summary>Adds a property, or gives the one of that name another value.</summary>
    public void Set(JsString name, JsValue value)
    {
        var place = Place(name);
        if (place >= 0)
        {
            _properties[place] = new JsProperty(name, value);
            return;
        }

        if (Count == _properties.Length)
            Grow();
        _places?.Add(name, Count);
        _properties[Count++] = new JsProperty(name, value);
    }

    /// <summary>Brings the names that are array indices to the front, ascending.</summary>
    public PropertyTable Ordered()
    {
        foreach (ref readonly var property in Span)
        {
            if (!ArrayIndex.TryRead(property.Name.Body, out _))
                continue;
            _properties = [.. Span.ToArray().OrderBy(Rank)];
            _places = null;
            break;
        }

        return this;
    }

    // Array.Resize would be compiled where it is first used.
    private void Grow()
    {
        var larger = new JsProperty[Math.Max(4, Count * 2)];
        Array.Copy(_properties, larger, Count);
        _properties = larger;
    }

    private static long Rank(JsProperty property) =>
        ArrayIndex.TryRead(property.Name.Body, out var index) ? index : long.MaxValue;

    private int Place(JsString name)
    {
        if (Count > LinearMax)
            return Places().TryGetValue(name, out var place) ? place : -1;
        for (var i = 0; i < Count; i++)
        {
            if (_properties[i].Name.Equals(name))
                return i;
        }

        return -1;
    }

    private Dictionary<JsString, int> Places()
    {
        if (_places is not null)
            return _places;
        _places = [];
        for (var i = 0; i < Count; i++)
            _places.Add(_properties[i].Name, i);
        return _places;
    }
}
