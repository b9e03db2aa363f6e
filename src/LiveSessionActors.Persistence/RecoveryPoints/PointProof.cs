using System.Buffers;
using System.IO.Hashing;
using LiveSessionActors.Persistence.Journals;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>Proves that a journal still begins with the bytes that a recovery point was made of.</summary>
internal static class PointProof
{
    // So many at once are in the processor's nearest memory yet when they are hashed.
    private const int HashedBytes = 128 * 1024;

    /// <summary>
    /// The place behind those bytes, with the reader there and its hash begun; null when the journal begins otherwise.
    /// </summary>
    public static FilePosition? Of(StoredPoint point, JournalReader reader, int pieceBytes)
    {
        reader.Offset = 0;
        reader.Hash = new XxHash64();
        if (reader.Size < point.Bytes || point.LastLineBytes > point.Bytes)
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(pieceBytes, HashedBytes) + LineMark.LengthMax);
        try
        {
            var last = ReadTo(point.Bytes, reader, buffer);
            if (reader.Offset != point.Bytes || PointText.DigitsOf(reader.Hash) != point.Prefix)
                return null;
            var mark = LineMark.OfEnd(last[^point.LastLineBytes..]);
            return new FilePosition(reader.Place, reader.Look).Behind(point.Bytes, point.Lines, mark);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Gives what was read last, which is all or at least as much as a mark covers.
    private static ReadOnlySpan<byte> ReadTo(long end, JournalReader reader, byte[] buffer)
    {
        var read = 0;
        while (end - reader.Offset is > 0 and var left)
        {
            var room = left <= buffer.Length ? left : Math.Min(buffer.Length, left - LineMark.LengthMax);
            read = reader.Read(buffer.AsSpan(0, (int)room));
            if (read == 0)
                break;
        }

        return buffer.AsSpan(0, read);
    }
}
