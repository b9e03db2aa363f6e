using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Persistence.Work;

/// <summary>The fields that events and snapshots of work share.</summary>
internal static class WorkFields
{
    // No lease is given for longer, and sums of times stay far from their limits.
    private static readonly TimeSpan LeaseMax = TimeSpan.FromDays(3650);

    /// <summary>Writes which piece of work it is.</summary>
    public static void Write(Utf8JsonWriter json, string session, LineIdentity line)
    {
        json.WriteString("session", session);
        json.WriteNumber("line", line.Number);
        json.WriteString("hash", line.Hash.ToString("x", CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a lease.</summary>
    public static void Write(Utf8JsonWriter json, LeaseGrant lease)
    {
        json.WriteString("lease", lease.Id);
        json.WriteString("worker", lease.Worker);
        json.WriteString("expiresAt", lease.ExpiresAt.UtcDateTime);
        json.WriteNumber("leaseMs", lease.LeaseFor.Ticks / (decimal)TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Reads the session of a piece of work.</summary>
    /// <exception cref="FormatException">It is no session's id.</exception>
    public static string Session(JsonElement json) => SessionId.TryParse(Text(json, "session"), out var session)
        ? session.Value
        : throw new FormatException("The text is no session's id.");

    /// <summary>Reads the line of a piece of work.</summary>
    public static LineIdentity Line(JsonElement json) => new(
        json.GetProperty("line").GetInt32(),
        ulong.Parse(Text(json, "hash"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    /// <summary>Reads a lease.</summary>
    /// <exception cref="FormatException">None lasts so long.</exception>
    public static LeaseGrant Lease(JsonElement json)
    {
        var ticks = (long)(json.GetProperty("leaseMs").GetDecimal() * TimeSpan.TicksPerMillisecond);
        return ticks >= 0 && ticks <= LeaseMax.Ticks
            ? new LeaseGrant(
                Text(json, "lease"),
                Text(json, "worker"),
                json.GetProperty("expiresAt").GetDateTimeOffset(),
                TimeSpan.FromTicks(ticks))
            : throw new FormatException("No lease lasts so long.");
    }

    /// <summary>Reads a number of times.</summary>
    /// <exception cref="FormatException">It is negative, or more than anybody counts.</exception>
    public static int Count(JsonElement json, string name) => json.GetProperty(name).GetInt32() is var count
        && count is >= 0 and < int.MaxValue / 2
        ? count
        : throw new FormatException("The number counts nothing.");

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException("The text is missing.");
}
