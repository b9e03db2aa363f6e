using System.Text.Json;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Work;

/// <summary>Events of work as JSON: the one place that maps between the two.</summary>
internal static class WorkEventText
{
    private const string Leased = "leased";
    private const string LeaseEnded = "lease_ended";
    private const string RanOut = "ran_out";
    private const string Revived = "revived";

    /// <summary>Writes the fields of an event.</summary>
    public static void Write(Utf8JsonWriter json, WorkEvent happened)
    {
        json.WriteString("event", NameOf(happened));
        WorkFields.Write(json, happened.Session, happened.Line);
        if (happened is WorkEvent.RanOut ranOut)
            json.WriteBoolean("dead", ranOut.IsDead);
        if (happened is not WorkEvent.Leased leased)
            return;

        WorkFields.Write(json, new LeaseGrant(leased.Lease, leased.Worker, leased.ExpiresAt, leased.LeaseFor));
        json.WriteNumber("attempt", leased.Attempt);
    }

    /// <summary>Reads an event of that name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static WorkEvent Read(string? name, JsonElement json)
    {
        var (session, line) = (WorkFields.Session(json), WorkFields.Line(json));
        return name switch
        {
            Leased => ReadLeased(session, line, json),
            LeaseEnded => new WorkEvent.LeaseEnded(session, line),
            RanOut => new WorkEvent.RanOut(session, line, json.GetProperty("dead").GetBoolean()),
            Revived => new WorkEvent.Revived(session, line),
            _ => throw new FormatException("No event has that name."),
        };
    }

    private static WorkEvent.Leased ReadLeased(string session, Sessions.LineIdentity line, JsonElement json)
    {
        var lease = WorkFields.Lease(json);
        return new WorkEvent.Leased(
            session, line, lease.Id, lease.Worker, lease.ExpiresAt, lease.LeaseFor, WorkFields.Count(json, "attempt"));
    }

    private static string NameOf(WorkEvent happened) => happened switch
    {
        WorkEvent.Leased => Leased,
        WorkEvent.LeaseEnded => LeaseEnded,
        WorkEvent.RanOut => RanOut,
        WorkEvent.Revived => Revived,
        _ => throw new ArgumentException($"{happened.GetType()} has no name.", nameof(happened)),
    };
}
