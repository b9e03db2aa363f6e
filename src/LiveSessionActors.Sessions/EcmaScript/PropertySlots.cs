namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Where in a text an object's properties are: enough to look for a few of them without making the others.</summary>
internal sealed class PropertySlots
{
    private Slot[] _slots = new Slot[8];
    private int _count;

    public void Add(Range name, Range value)
    {
        if (_count == _slots.Length)
            Array.Resize(ref _slots, _count * 2);
        _slots[_count++] = new Slot(name.Start.Value, name.End.Value, value.Start.Value, value.End.Value);
    }

    /// <summary>The last property of that name, since that is the one that counts.</summary>
    public JsValue? Find(byte[] text, ReadOnlySpan<byte> name)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.NameEnd - slot.Name == name.Length && text.AsSpan(slot.Name, name.Length).SequenceEqual(name))
                return JsonParser.ValueOf(new JsonSlice(text, slot.Value, slot.ValueEnd - slot.Value));
        }

        return null;
    }

    private readonly record struct Slot(int Name, int NameEnd, int Value, int ValueEnd);
}
