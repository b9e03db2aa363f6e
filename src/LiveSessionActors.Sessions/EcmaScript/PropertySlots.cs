using System.Runtime.CompilerServices;

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

    /// <summary>
    /// Adds a property by its name and its value, or the body of that when it is a string which <c>JSON.stringify</c>
    /// would write the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(JsonExtent name, JsonExtent value, bool isPlainString)
    {
        if (_count == _slots.Length)
            Grow();
        _slots[_count++] = new Slot(name, value, isPlainString);
    }

    /// <summary>
    /// The last property of that name, since that is the one that counts. <paramref name="isRendered"/>: the text is
    /// what <c>JSON.stringify</c> writes.
    /// </summary>
    public JsValue? Find(byte[] text, ReadOnlySpan<byte> name, bool isRendered)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.Name.Length == name.Length && text.AsSpan(slot.Name.Start, name.Length).SequenceEqual(name))
                return ValueOf(slot, text, null, isRendered);
        }

        return null;
    }

    /// <summary>
    /// The last property of that name, all of it letters; <paramref name="known"/> when it is the same string.
    /// </summary>
    public JsValue? Find(byte[] text, string name, JsValue? known, bool isRendered)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.Name.Length == name.Length && IsAt(text, slot.Name.Start, name))
                return ValueOf(slot, text, known, isRendered);
        }

        return null;
    }

    // Array.Resize would be compiled where it is first used.
    private void Grow()
    {
        var larger = new Slot[_count * 2];
        Array.Copy(_slots, larger, _count);
        _slots = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAt(byte[] text, int start, string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (text[start + i] != name[i])
                return false;
        }

        return true;
    }

    private static JsValue ValueOf(in Slot slot, byte[] text, JsValue? known, bool isRendered)
    {
        var value = slot.Value.Of(text);
        if (!slot.IsPlainString)
            return JsonParser.ValueOf(value, isRendered);
        return known is JsString same && same.Body.SequenceEqual(value.Span) ? same : JsString.OfBody(value);
    }

    private readonly struct Slot(JsonExtent name, JsonExtent value, bool isPlainString)
    {
        public readonly JsonExtent Name = name;
        public readonly JsonExtent Value = value;
        public readonly bool IsPlainString = isPlainString;
    }
}
