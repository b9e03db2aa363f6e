using System.Collections.Immutable;
using LiveSessionActors.Sessions;

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

    /// <summary>It was not done, and why.</summary>
    public sealed record Refused(Workspace Workspace, Refusal Refusal) : WorkspaceReply(Workspace);
}
