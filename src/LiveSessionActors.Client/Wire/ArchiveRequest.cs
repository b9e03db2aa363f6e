using System.Buffers;
using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>Which sessions are to be archived.</summary>
/// <param name="Session">Only this one; null for all that are over.</param>
/// <param name="OlderThan">How long ago their last entry must have been written at least; null for any time.</param>
/// <param name="DryRun">Whether it is only to be said what would be done.</param>
public sealed record ArchiveRequest(string? Session = null, TimeSpan? OlderThan = null, bool DryRun = false)
{
    internal ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (Session is not null)
            writer.WriteString("session", Session);
        if (OlderThan is { } olderThan)
            writer.WriteNumber("olderThanMs", (long)olderThan.TotalMilliseconds);
        writer.WriteBoolean("dryRun", DryRun);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
