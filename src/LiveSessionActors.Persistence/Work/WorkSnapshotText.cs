using System.Text.Json;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Work;

/// <summary>Snapshots of work as JSON: the one place that maps between the two.</summary>
internal static class WorkSnapshotText
{
    /// <summary>Writes the fields of a snapshot.</summary>
    public static void Write(Utf8JsonWriter json, WorkSnapshot snapshot)
    {
        json.WriteStartArray("snapshot");
        foreach (var work in snapshot.Work)
            Write(json, work);
        json.WriteEndArray();
    }

    /// <summary>Reads a snapshot.</summary>
    public static WorkSnapshot Read(JsonElement json) =>
        new([.. json.GetProperty("snapshot").EnumerateArray().Select(ReadStanding)]);

    private static void Write(Utf8JsonWriter json, WorkStanding work)
    {
        json.WriteStartObject();
        WorkFields.Write(json, work.Session, work.Line);
        json.WriteNumber("attempts", work.Attempts);
        json.WriteNumber("runOuts", work.RunOuts);
        json.WriteBoolean("dead", work.IsDead);
        json.WriteBoolean("leased", work.IsLeased);
        if (work.Lease is { } lease)
            WorkFields.Write(json, lease);
        json.WriteEndObject();
    }

    private static WorkStanding ReadStanding(JsonElement json)
    {
        var lease = json.TryGetProperty("lease", out _) ? WorkFields.Lease(json) : null;
        return new WorkStanding(WorkFields.Session(json), WorkFields.Line(json))
        {
            Attempts = WorkFields.Count(json, "attempts"),
            RunOuts = WorkFields.Count(json, "runOuts"),
            IsDead = json.GetProperty("dead").GetBoolean(),
            Lease = lease,
            IsLeased = json.GetProperty("leased").GetBoolean() && lease is not null,
        };
    }
}
