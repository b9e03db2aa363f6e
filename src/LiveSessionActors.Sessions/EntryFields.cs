using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// An entry's own fields, picked out while its text is checked: a replay looks at every entry, and at nothing else of
/// most of them.
/// </summary>
internal struct EntryFields
{
    public JsValue? Seq { get; private set; }

    public JsValue? Timestamp { get; private set; }

    public JsValue? Event { get; private set; }

    public JsValue? Key { get; private set; }

    /// <summary>Reads an entry, or says why there is none.</summary>
    public static bool TryRead(byte[] text, out EntryFields fields, out string? problem)
    {
        fields = default;
        var scanner = new JsonScanner(text, JournalLine.DepthMax);
        var isContainer = scanner.Peek() is (byte)'{' or (byte)'[';
        var read = scanner.Peek() == '{' ? fields.ReadObject(text, ref scanner) : scanner.Skip(0);
        if (read && !scanner.End())
            read = scanner.Unexpected("the end");
        problem = !read ? scanner.Problem.Sentence : isContainer ? null : "entry is not object";
        return problem is null;
    }

    /// <summary>The whole entry, read from the text once more.</summary>
    public static JsValue Whole(byte[] text) => JsonParser.Parse(text, JournalLine.DepthMax, out _)!;

    private bool ReadObject(byte[] text, ref JsonScanner scanner)
    {
        scanner.Enter(0);
        if (scanner.TryTake('}'))
            return true;
        do
        {
            if (!scanner.Name(out var extent, out var plain))
                return false;
            var name = extent.Of(text).Span;
            if (!ReadField(plain ? name : StringText.Canonical(name), text, ref scanner))
                return false;
        }
        while (scanner.TryTake(','));
        return scanner.TryTake('}') || scanner.Unexpected("',' or '}'");
    }

    // The last of two equal names wins by coming last.
    private bool ReadField(ReadOnlySpan<byte> name, byte[] text, ref JsonScanner scanner)
    {
        if (name.SequenceEqual("event"u8))
            return (Event = JsonParser.Shallow(text, ref scanner, 1)) is not null;
        if (name.SequenceEqual("seq"u8))
            return (Seq = JsonParser.Shallow(text, ref scanner, 1)) is not null;
        if (name.SequenceEqual("ts"u8))
            return (Timestamp = JsonParser.Shallow(text, ref scanner, 1)) is not null;
        if (name.SequenceEqual("key"u8))
            return (Key = JsonParser.Shallow(text, ref scanner, 1)) is not null;
        return scanner.Skip(1);
    }
}
