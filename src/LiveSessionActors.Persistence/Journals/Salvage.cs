using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Brings back entries that another process appended directly behind a torn line: the line as a whole is unreadable,
/// but it ends in a whole entry of this session. That end is appended again as a line of its own; nothing is rewritten.
/// </summary>
internal static class Salvage
{
    // An entry can only begin like this, and looking at more beginnings than this in one line is not worth its time.
    private static ReadOnlySpan<byte> Beginning => "{\"seq\":"u8;

    private const int BeginningsMax = 64;

    /// <summary>Notes that the session has something to bring back, for the next write to look into.</summary>
    public static void Watch(SessionFile session, LineScanner scanner, JournalLine line)
    {
        if (!session.SalvageSuspected)
            session.SalvageSuspected = line.Problem is not null && IsSuspected(session.Session, scanner);
    }

    /// <summary>Whether an unreadable line ends in a whole entry.</summary>
    public static bool IsSuspected(SessionId session, LineScanner unreadable) =>
        !unreadable.TooLong && !EntryAtEnd(unreadable.Text, session).IsEmpty;

    /// <summary>The entries at the ends of unreadable lines that no line of the journal has to itself.</summary>
    public static List<byte[]> Find(SessionFile session)
    {
        var found = new List<byte[]>();
        ForEachLine(session, scanner =>
        {
            if (JournalLine.Read(scanner.Text, 1, scanner.Terminated).Problem is null)
                return;
            var entry = EntryAtEnd(scanner.Text, session.Session);
            if (!entry.IsEmpty && IndexOf(found, entry) < 0)
                found.Add(entry.ToArray());
        });
        if (found.Count > 0)
            ForEachLine(session, scanner => RemoveFrom(found, scanner.Text));
        return found;
    }

    private static void ForEachLine(SessionFile session, Action<LineScanner> look)
    {
        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        if (reader is null)
            return;
        using var scanner = new LineScanner(reader, 0, session.Setting.Settings);
        while (scanner.MoveNext())
        {
            if (!scanner.TooLong)
                look(scanner);
        }
    }

    private static void RemoveFrom(List<byte[]> found, ReadOnlySpan<byte> line)
    {
        if (IndexOf(found, line) is >= 0 and var index)
            found.RemoveAt(index);
    }

    private static int IndexOf(List<byte[]> found, ReadOnlySpan<byte> line)
    {
        for (var index = 0; index < found.Count; index++)
        {
            if (line.SequenceEqual(found[index]))
                return index;
        }

        return -1;
    }

    private static ReadOnlySpan<byte> EntryAtEnd(ReadOnlySpan<byte> line, SessionId session)
    {
        var rest = line;
        for (var tries = 0; tries < BeginningsMax; tries++)
        {
            var at = rest.Length > 0 ? rest[1..].IndexOf(Beginning) : -1;
            if (at < 0)
                return [];
            rest = rest[(at + 1)..];
            if (IsEntryOf(session, rest))
                return rest;
        }

        return [];
    }

    private static bool IsEntryOf(SessionId session, ReadOnlySpan<byte> text) =>
        JournalLine.Read(text, 1, terminated: true).Entry?.IsWholeOf(session) == true;
}
