using System.Buffers;
using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>Which work is asked for. What is null is left to the daemon's configuration.</summary>
/// <param name="Worker">The caller's name, for others to read.</param>
/// <param name="Wait">
/// How long to wait when there is no work, at most <c>live-sessions.work.wait-max</c> (5 minutes); null or zero to look
/// only.
/// </param>
/// <param name="Lease">
/// How long the work is to be the caller's, at most <c>live-sessions.work.lease-max</c> (15 minutes); null for
/// <c>live-sessions.work.lease-default</c> (30 seconds).
/// </param>
/// <param name="Types">The types of events it takes; null for all.</param>
public sealed record WorkRequest(
    string? Worker = null, TimeSpan? Wait = null, TimeSpan? Lease = null, IReadOnlyCollection<string>? Types = null)
{
    internal ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (Worker is not null)
            writer.WriteString("worker", Worker);
        if (Wait is { } wait)
            writer.WriteNumber("waitMs", (long)wait.TotalMilliseconds);
        if (Lease is { } lease)
            writer.WriteNumber("leaseMs", (long)lease.TotalMilliseconds);
        if (Types is not null)
        {
            writer.WriteStartArray("types");
            foreach (var type in Types)
                writer.WriteStringValue(type);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
