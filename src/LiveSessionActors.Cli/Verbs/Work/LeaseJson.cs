using System.Globalization;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs.Work;

/// <summary>A lease for programs, as the bridge gives it.</summary>
internal static class LeaseJson
{
    public static JsonText Of(WorkLease lease) => JsonText.Of(
        ("id", lease.Id),
        ("session", lease.Session),
        ("seq", new JsonText(lease.Seq)),
        ("expiresAt", lease.ExpiresAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("attempt", lease.Attempt));
}
