using System.Buffers;

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

    /// <summary>The same by one fold over all lines, whose memory others have written to afterwards.</summary>
    public static SessionState Fold(SessionId id, ReadOnlySpan<byte> text, DateTimeOffset now)
    {
        using var fold = new SessionFold(SessionState.Empty(id), now);
        for (var number = 1; !text.IsEmpty; number++)
        {
            var end = text.IndexOf((byte)'\n') is >= 0 and var at ? at : text.Length;
            fold.Apply(text[..end], number);
            text = text[Math.Min(end + 1, text.Length)..];
        }

        fold.Dispose();
        OverwriteLentMemory();
        return fold.State;
    }

    // A thread is lent what it gave back last.
    private static void OverwriteLentMemory()
    {
        for (var size = 16 * 1024; size <= 1024 * 1024; size *= 2)
        {
            var lent = ArrayPool<byte>.Shared.Rent(size);
            lent.AsSpan().Fill((byte)'#');
            ArrayPool<byte>.Shared.Return(lent);
        }
    }
}
