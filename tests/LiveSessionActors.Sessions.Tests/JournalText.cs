namespace LiveSessionActors.Sessions.Tests;

/// <summary>Journals as bytes, for tests.</summary>
internal static class JournalText
{
    /// <summary>The state that a journal's bytes make, and how many lines it has that a newline ends.</summary>
    public static (SessionState State, int Lines) Replay(SessionId id, ReadOnlySpan<byte> text, DateTimeOffset now)
    {
        var (state, lines) = (SessionState.Empty(id), 0);
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            state = state.Apply(JournalLine.Read(text[..end], ++lines, terminated: true), now);
            text = text[(end + 1)..];
        }

        return text.IsEmpty
            ? (state, lines)
            : (state.Apply(JournalLine.Read(text, lines + 1, terminated: false), now), lines);
    }
}
