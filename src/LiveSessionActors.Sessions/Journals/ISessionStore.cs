using System.Collections.Immutable;

namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// What actors ask of workspaces besides Akka.Persistence: opening, listing, and what other programs wrote. Every failure
/// is a <see cref="SessionException"/>.
/// </summary>
public interface ISessionStore
{
    /// <summary>The sessions that take no more appends, because a flush of their journal failed.</summary>
    ImmutableArray<SessionKey> Poisoned { get; }

    /// <summary>How long a line of a journal may be to be read again.</summary>
    int LineBytesMax { get; }

    /// <summary>How many diagnostics of each kind a session shows.</summary>
    int DiagnosticsMax { get; }

    /// <summary>
    /// The one name of a workspace's directory, without symbolic links: what a workspace is opened by, however whoever
    /// asks for it spells it.
    /// </summary>
    Task<Workspace> FindAsync(Workspace workspace, CancellationToken cancellation);

    /// <summary>
    /// Opens a workspace for this process alone, to write there; disposing the result gives it back.
    /// </summary>
    Task<IOpenWorkspace> OpenAsync(Workspace workspace, CancellationToken cancellation);

    /// <summary>
    /// The same to read there: one that has no files of ours gets them, and belongs to this process, with the first write.
    /// </summary>
    Task<IOpenWorkspace> OpenToReadAsync(Workspace workspace, CancellationToken cancellation);

    /// <summary>Why nothing can be written in an open workspace although reading works, or null.</summary>
    Refusal? ReadOnly(Workspace workspace);

    /// <summary>The sessions that have a journal, in either place.</summary>
    Task<WorkspaceListing> ListAsync(Workspace workspace, CancellationToken cancellation);

    /// <summary>Whether the session has a journal, in any place; fails as reading it does.</summary>
    ValueTask<bool> ExistsAsync(SessionKey session, CancellationToken cancellation);

    /// <summary>
    /// Where in the workspace the journal of an archived session is; null of one that is not archived.
    /// </summary>
    ValueTask<string?> FindArchivedAsync(SessionKey session, CancellationToken cancellation);

    /// <summary>
    /// Moves the journals of sessions that are over into the archive, where they are read as before, and brings back
    /// those that others have written to since. The workspace is to be open. When <paramref name="enough"/> comes
    /// before the end, the rest is left for the next time.
    /// </summary>
    Task<ArchiveReport> ArchiveAsync(ArchiveQuery query, CancellationToken enough);

    /// <summary>
    /// Copies legacy journals, one after the other, to the primary place of sessions that have no other journal: whole or
    /// not at all, and on disk when it is told. The legacy journals stay as they are. The workspace is to be open.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="only">Only this session's, or all.</param>
    /// <param name="progress">Hears, before each, how many of how many are done.</param>
    /// <param name="enough">Ends it between two of them: the rest is left for the next time.</param>
    Task<MigrationReport> MigrateAsync(
        Workspace workspace, SessionId? only, Action<int, int> progress, CancellationToken enough);

    /// <summary>
    /// Looks at sessions as their journals alone make them, several at a time. Never fails. When nothing more is found
    /// for long, or <paramref name="enough"/> comes, the answer is what was found until then: the sessions that were
    /// being looked at have failed, and those that nobody had come to are missing.
    /// </summary>
    Task<IReadOnlyList<SessionGlance>> GlanceAsync(GlanceQuery query, CancellationToken enough);

    /// <summary>Frees what looks at many sessions have kept in memory; the next one reads them all.</summary>
    void ForgetGlances(Workspace workspace);

    /// <summary>The journal of a session, to be read and written.</summary>
    ISharedJournal Share(SessionKey session);

    /// <summary>The workspace's index of changes, as it was last written; empty when there is none.</summary>
    Task<ReadOnlyMemory<byte>> ReadIndexAsync(Workspace workspace, CancellationToken cancellation);

    /// <summary>
    /// Writes the workspace's index of changes: behind what it holds, or whole in its stead. Nothing is flushed.
    /// </summary>
    Task WriteIndexAsync(Workspace workspace, ReadOnlyMemory<byte> text, bool replace);
}

/// <summary>A workspace that this process has open. Disposing closes it and releases its lock.</summary>
public interface IOpenWorkspace : IDisposable
{
    /// <summary>Which one.</summary>
    Workspace Workspace { get; }

    /// <summary>
    /// Ends when the workspace is another's by now: its directory was moved and is open under its new path, or another
    /// process has it, as a write has found out. It is to be closed then.
    /// </summary>
    Task Lost { get; }
}

/// <summary>The sessions of a workspace.</summary>
/// <param name="Sessions">Their ids, in ordinal order.</param>
/// <param name="Warnings">A sentence for each file or directory that looks like a journal and cannot be one.</param>
public sealed record WorkspaceListing(ImmutableArray<SessionId> Sessions, ImmutableArray<string> Warnings);
