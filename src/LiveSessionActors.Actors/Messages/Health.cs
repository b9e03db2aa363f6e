using System.Collections.Immutable;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>Asks what is open: <see cref="HealthReport"/>.</summary>
public sealed record GetHealth;

/// <summary>What is open, and what is wrong.</summary>
/// <param name="Workspaces">The open workspaces.</param>
/// <param name="PoisonedSessions">Sessions that take no more appends because a flush failed.</param>
/// <param name="Warnings">How many journals the last lists of the open workspaces could not take into account.</param>
public sealed record HealthReport(
    ImmutableArray<Workspace> Workspaces, ImmutableArray<SessionKey> PoisonedSessions, int Warnings = 0);
