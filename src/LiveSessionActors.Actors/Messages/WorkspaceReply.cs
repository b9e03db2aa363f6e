using System.Collections.Immutable;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Messages;

/// <summary>What a workspace answers.</summary>
public abstract record WorkspaceReply(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>
    /// The sessions' snapshots by ordinal order of their ids, and a sentence for each file that is no session and each
    /// session that could not be read.
    /// </summary>
    public sealed record SessionsListed(
        Workspace Workspace, ImmutableArray<SessionSnapshot> Sessions, ImmutableArray<string> Warnings)
        : WorkspaceReply(Workspace);

    /// <summary>
    /// What became of sessions that were to be archived: each that was, and each that is over, old enough and was not;
    /// a single one that was asked for in any case. There is <paramref name="More"/> when time was over before all had
    /// been looked at: ask again.
    /// </summary>
    public sealed record SessionsArchived(Workspace Workspace, ImmutableArray<ArchiveFinding> Sessions, bool More)
        : WorkspaceReply(Workspace);

    /// <summary>
    /// What became of each legacy journal. There is <paramref name="More"/> when time was over before all had been looked
    /// at: ask again.
    /// </summary>
    public sealed record LegacyMigrated(Workspace Workspace, ImmutableArray<MigrationFinding> Journals, bool More)
        : WorkspaceReply(Workspace);

    /// <summary>So many of so many legacy journals have been looked at; <see cref="LegacyMigrated"/> follows.</summary>
    public sealed record MigrationProgress(Workspace Workspace, int Done, int Total) : WorkspaceReply(Workspace);

    /// <summary>It was not done, and why.</summary>
    public sealed record Refused(Workspace Workspace, Refusal Refusal) : WorkspaceReply(Workspace);
}
