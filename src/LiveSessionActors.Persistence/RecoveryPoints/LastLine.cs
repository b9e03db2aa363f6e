using System.Buffers;
using LiveSessionActors.Persistence.Journals;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>Finds where the last whole line of a journal ends.</summary>
internal static class LastLine
{
    private const int LookBytes = 64 * 1024;

    /// <summary>Behind the last newline; 0 when there is none near the end.</summary>
    public static long EndIn(JournalReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LookBytes);
        try
        {
            reader.Offset = Math.Max(0, reader.Size - LookBytes);
            var start = reader.Offset;
            var found = buffer.AsSpan(0, reader.Read(buffer.AsSpan(0, LookBytes))).LastIndexOf((byte)'\n');
            return found < 0 ? 0 : start + found + 1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
