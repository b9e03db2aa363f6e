namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Turns compact JSON into what <c>JSON.stringify(value, null, 2)</c> writes.</summary>
internal static class JsonIndenter
{
    private const int StepSpaces = 2;

    /// <summary>Indents text that is compact JSON, and puts <paramref name="ending"/> behind it.</summary>
    public static JsonWriter Indent(ReadOnlySpan<byte> compact, ReadOnlySpan<byte> ending)
    {
        var writer = new JsonWriter();
        var depth = 0;
        for (var at = 0; at < compact.Length;)
        {
            var length = 1;
            switch (compact[at])
            {
                case (byte)'{' or (byte)'[' when compact[at + 1] is (byte)'}' or (byte)']':
                    length = 2;
                    writer.Raw(compact.Slice(at, length));
                    break;
                case (byte)'{' or (byte)'[':
                    writer.Byte(compact[at]);
                    NewLine(writer, ++depth);
                    break;
                case (byte)'}' or (byte)']':
                    NewLine(writer, --depth);
                    writer.Byte(compact[at]);
                    break;
                case (byte)',':
                    writer.Byte((byte)',');
                    NewLine(writer, depth);
                    break;
                case (byte)':':
                    writer.Raw(": "u8);
                    break;
                default:
                    length = ScalarLength(compact[at..]);
                    writer.Raw(compact.Slice(at, length));
                    break;
            }

            at += length;
        }

        writer.Raw(ending);
        return writer;
    }

    private static int ScalarLength(ReadOnlySpan<byte> text)
    {
        if (text[0] != '"')
            return text.IndexOfAny(",]}"u8) is >= 0 and var end ? end : text.Length;
        var at = 1;
        while (true)
        {
            at += text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (text[at] == '"')
                return at + 1;
            at += 2;
        }
    }

    private static void NewLine(JsonWriter writer, int depth)
    {
        writer.Byte((byte)'\n');
        for (var i = 0; i < depth * StepSpaces; i++)
            writer.Byte((byte)' ');
    }
}
