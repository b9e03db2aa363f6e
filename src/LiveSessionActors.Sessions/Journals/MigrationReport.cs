using System.Collections.Immutable;

namespace LiveSessionActors.Sessions.Journals;

/// <summary>What became of a workspace's legacy journals.</summary>
/// <param name="Journals">Each that was looked at, in ordinal order of their names.</param>
/// <param name="More">Time was over before all had been looked at.</param>
public sealed record MigrationReport(ImmutableArray<MigrationFinding> Journals, bool More);

/// <summary>What became of one legacy journal.</summary>
/// <param name="Name">The session's id, or what the file is named instead.</param>
/// <param name="Outcome">What.</param>
/// <param name="Failure">Why it could not be copied, unless it was or another journal is there.</param>
public readonly record struct MigrationFinding(string Name, MigrationOutcome Outcome, Refusal? Failure = null);
