using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>A piece of work that was handed out.</summary>
/// <param name="Lease">The right to answer it.</param>
/// <param name="Event">The event that its session waits on.</param>
public sealed record LeasedWork(WorkLease Lease, JsonElement Event);
