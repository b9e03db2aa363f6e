namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>
/// Where in a text an object's properties are: enough to look for a few of them without making the others.
/// </summary>
internal sealed class PropertySlots
{
    private Slot[] _slots = new Slot[8];
    private int _count;

    public void Add(JsonExtent name, JsonExtent value)
    {
        if (_count == _slots.Length)
            Array.Resize(ref _slots, _count * 2);
        _slots[_count++] = new Slot(name, value);
    }

    /// <summary>The last property of that name, since that is the one that counts.</summary>
    public JsValue? Find(byte[] text, ReadOnlySpan<byte> name)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.Name.Length == name.Length && slot.Name.Of(text).Span.SequenceEqual(name))
                return JsonParser.ValueOf(slot.Value.Of(text));
        }

        return null;
    }

    private readonly struct Slot(JsonExtent name, JsonExtent value)
    {
        public readonly JsonExtent Name = name;
        public readonly JsonExtent Value = value;
    }
}
