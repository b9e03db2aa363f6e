using System.Text.Json;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>How work and leases are written.</summary>
internal static class WorkAnswer
{
    public static void Write(Utf8JsonWriter writer, WorkReply.Handed handed)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("lease"u8);
        Write(writer, handed.Lease);
        writer.WritePropertyName("event"u8);
        writer.WriteRawValue(handed.Event.ToJson(), skipInputValidation: true);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, WorkLease lease)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, lease.Id);
        writer.WriteString("session"u8, lease.Session.Value);
        writer.WritePropertyName("seq"u8);
        writer.WriteRawValue(lease.Seq.ToJson(), skipInputValidation: true);
        writer.WriteString("expiresAt"u8, lease.ExpiresAt.UtcDateTime);
        writer.WriteNumber("attempt"u8, lease.Attempt);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<WorkListing> work)
    {
        writer.WriteStartObject();
        WriteList(writer, "waiting", work.Where(item => item is { Lease: null, IsDead: false }));
        WriteList(writer, "leased", work.Where(item => item.Lease is not null));
        WriteList(writer, "deadLettered", work.Where(item => item.IsDead));
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<WorkListing> work)
    {
        writer.WriteStartArray(name);
        foreach (var item in work)
            Write(writer, item);
        writer.WriteEndArray();
    }

    // A lease's id is its holder's alone: whoever knows it can answer the work.
    private static void Write(Utf8JsonWriter writer, WorkListing item)
    {
        writer.WriteStartObject();
        writer.WriteString("session"u8, item.Session.Value);
        writer.WritePropertyName("seq"u8);
        writer.WriteRawValue(item.Seq.ToJson(), skipInputValidation: true);
        writer.WriteString("type"u8, item.Type);
        writer.WriteNumber("attempts"u8, item.Attempts);
        if (item.Lease is { } lease)
        {
            writer.WriteString("worker"u8, lease.Worker);
            writer.WriteString("expiresAt"u8, lease.ExpiresAt.UtcDateTime);
        }

        writer.WriteEndObject();
    }
}
