namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Where in a text an object's properties are: enough to look for a few of them without making the others.
/// </summary>
internal sealed class PropertySlots
{
    private Slot[] _slots = new Slot[8];
    private int _count;

    /// <summary>Forgets them all, for the next object.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds a property whose value is anything.</summary>
    public void Add(JsonExtent name, JsonExtent value) => Next() = new Slot(name, value, isPlainString: false);

    /// <summary>Adds a property whose value is a string with this body, as <c>JSON.stringify</c> writes it.</summary>
    public void AddString(JsonExtent name, JsonExtent body) => Next() = new Slot(name, body, isPlainString: true);

    /// <summary>The last property of that name, since that is the one that counts.</summary>
    public JsValue? Find(byte[] text, ReadOnlySpan<byte> name)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.Name.Length == name.Length && text.AsSpan(slot.Name.Start, name.Length).SequenceEqual(name))
                return slot.IsPlainString ? JsString.OfBody(slot.Value.Of(text)) : JsonParser.ValueOf(slot.Value.Of(text));
        }

        return null;
    }

    private ref Slot Next()
    {
        if (_count == _slots.Length)
            Array.Resize(ref _slots, _count * 2);
        return ref _slots[_count++];
    }

    private readonly struct Slot(JsonExtent name, JsonExtent value, bool isPlainString)
    {
        public readonly JsonExtent Name = name;
        public readonly JsonExtent Value = value;
        public readonly bool IsPlainString = isPlainString;
    }
}
