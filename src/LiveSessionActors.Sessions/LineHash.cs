using System.Buffers.Binary;

namespace LiveSessionActors.Sessions;

/// <summary>What a journal's line is known again by, also by another process on another day.</summary>
public static class LineHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const ulong Blank = 1;
    private const ulong Unreadable = 2;

    /// <summary>The hash of a line; all blank ones share one, and all unreadable ones.</summary>
    public static ulong Of(JournalLine line) =>
        line.Entry is { } entry ? Of(entry) : line.Problem is null ? Blank : Unreadable;

    /// <summary>The hash of an entry's line.</summary>
    public static ulong Of(JournalEntry entry) => Of(entry.Text.Span);

    /// <summary>The hash of an entry's line by its text.</summary>
    internal static ulong Of(ReadOnlySpan<byte> text)
    {
        var hash = unchecked((ulong)text.Length * Prime);
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        text.CopyTo(rest);
        return Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(rest));
    }

    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 32)) * Prime);
        return value ^ (value >> 29);
    }
}
