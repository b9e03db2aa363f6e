using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What the bytes directly before a place look like, to see later whether they are still there.</summary>
/// <param name="Length">How many bytes it covers.</param>
/// <param name="Hash">Their hash, which lives no longer than the process.</param>
internal readonly record struct LineMark(int Length, ulong Hash)
{
    /// <summary>The most bytes it covers: enough to hold a sequence number and a time, in nearly every line.</summary>
    public const int LengthMax = 256;

    /// <summary>The mark of the end of <paramref name="bytes"/>.</summary>
    public static LineMark OfEnd(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[^Math.Min(bytes.Length, LengthMax)..];
        return new LineMark(end.Length, HashOf(end));
    }

    /// <summary>The mark of an entry's line, whose newline is not among <paramref name="text"/>.</summary>
    public static LineMark OfLine(ReadOnlySpan<byte> text)
    {
        Span<byte> line = stackalloc byte[LengthMax];
        var end = text[^Math.Min(text.Length, LengthMax - 1)..];
        end.CopyTo(line);
        line[end.Length] = (byte)'\n';
        return OfEnd(line[..(end.Length + 1)]);
    }

    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        const ulong prime = 0x9E3779B97F4A7C15;
        var hash = unchecked((ulong)bytes.Length * prime);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            hash = Mix(hash ^ word);
        var rest = bytes[(bytes.Length & ~7)..];
        Span<byte> last = stackalloc byte[8];
        last.Clear();
        rest.CopyTo(last);
        return Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(last));

        static ulong Mix(ulong value)
        {
            value = unchecked((value ^ (value >> 32)) * prime);
            return value ^ (value >> 29);
        }
    }
}
