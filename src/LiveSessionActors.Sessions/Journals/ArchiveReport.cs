using System.Collections.Immutable;

namespace LiveSessionActors.Sessions.Journals;

/// <summary>What became of the sessions that were to be archived.</summary>
/// <param name="Sessions">
/// Each that was archived, and each that is over, old enough and was not; a single one that was asked for in any case.
/// </param>
/// <param name="More">Time was over before all had been looked at.</param>
public sealed record ArchiveReport(ImmutableArray<ArchiveFinding> Sessions, bool More);

/// <summary>What became of one session.</summary>
/// <param name="Session">Which one.</param>
/// <param name="Outcome">What.</param>
/// <param name="Failure">Why it could not be done, with <see cref="ArchiveOutcome.Failed"/>.</param>
public readonly record struct ArchiveFinding(SessionId Session, ArchiveOutcome Outcome, Refusal? Failure = null);
