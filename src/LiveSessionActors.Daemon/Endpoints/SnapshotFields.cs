using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Which fields of a snapshot are wanted; they are cut out of its bytes and keep its order.</summary>
internal sealed class SnapshotFields
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };
    private static readonly SnapshotFields All = new([]);

    private readonly byte[][] _names;

    private SnapshotFields(byte[][] names) => _names = names;

    /// <summary>Reads names with commas between them; none means all. A name that no snapshot has picks nothing.</summary>
    public static SnapshotFields Parse(string? names) => string.IsNullOrEmpty(names)
        ? All
        : new SnapshotFields([.. names.Split(',').Select(Encoding.UTF8.GetBytes)]);

    /// <summary>A snapshot with only these fields.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> snapshot)
    {
        if (_names.Length == 0)
            return snapshot;

        var picked = new ArrayBufferWriter<byte>(256);
        picked.Write("{"u8);
        Pick(snapshot.Span, picked);
        picked.Write("}"u8);
        return picked.WrittenMemory;
    }

    private void Pick(ReadOnlySpan<byte> snapshot, ArrayBufferWriter<byte> picked)
    {
        var reader = new Utf8JsonReader(snapshot, AnyDepth);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var from = (int)reader.TokenStartIndex;
            var wanted = IsWanted(reader.ValueSpan);
            reader.Read();
            reader.Skip();
            if (!wanted)
                continue;

            if (picked.WrittenCount > 1)
                picked.Write(","u8);
            picked.Write(snapshot[from..(int)reader.BytesConsumed]);
        }
    }

    private bool IsWanted(ReadOnlySpan<byte> name)
    {
        foreach (var wanted in _names)
        {
            if (name.SequenceEqual(wanted))
                return true;
        }

        return false;
    }
}
