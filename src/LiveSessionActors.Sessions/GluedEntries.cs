using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// The whole entries in a line that is unreadable as a whole: a program appended them directly behind what another one
/// had not ended with a newline.
/// </summary>
public static class GluedEntries
{
    private const int FailuresMax = 64;
    private const int NamedMax = 4;
    private const int NameLengthMax = 40;

    // An entry can only begin like this, and trying more beginnings than so many in one line is not worth its time.
    private static ReadOnlySpan<byte> Beginning => "{\"seq\":"u8;

    /// <summary>Where they are, in their order.</summary>
    public static IReadOnlyList<Range> In(ReadOnlySpan<byte> line)
    {
        var found = new List<Range>();
        var at = 0;
        for (var failures = 0; failures < FailuresMax && line[at..].IndexOf(Beginning) is >= 0 and var next;)
        {
            at += next;
            var length = LengthOfEntry(line[at..]);
            if (length > 0)
                found.Add(at..(at + length));
            else
                failures++;
            at += Math.Max(length, 1);
        }

        return found;
    }

    /// <summary>What is wrong with a line, and which entries are lost with it.</summary>
    internal static string Name(ReadOnlySpan<byte> line, string problem)
    {
        var glued = In(line);
        if (glued.Count == 0)
            return problem;
        var names = new List<string>(NamedMax + 1);
        foreach (var range in glued.Take(NamedMax))
            names.Add(NameOf(JournalLine.Read(line[range], 1, terminated: true).Entry));
        if (glued.Count > NamedMax)
            names.Add($"{glued.Count - NamedMax} more");
        return $"{problem}; {string.Join(", ", names)} in the same line, which counts only in a line of its own";
    }

    // What lies in another entry has something else behind it than the end of the line or one more beginning.
    private static int LengthOfEntry(ReadOnlySpan<byte> text)
    {
        var scanner = new JsonScanner(text, JournalLine.DepthMax);
        if (!scanner.Skip(0))
            return 0;
        var length = scanner.At;
        return scanner.Peek() == '{' || WhiteSpace.IsAll(text[length..]) ? length : 0;
    }

    private static string NameOf(JournalEntry? entry)
    {
        var type = entry is null ? null : new EventFields(entry.Event).TypeName;
        var seq = entry?.Seq is { } number ? $"entry {NumberText.ToText(number)}" : "an entry";
        return type is { Length: > 0 and <= NameLengthMax } ? $"{seq} ({type})" : seq;
    }
}
