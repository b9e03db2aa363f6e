using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>What actors ask for besides Akka.Persistence, where there is nothing else: no files, and nobody else writes.</summary>
internal sealed class MemoryStore(ActorSystem system) : ISessionStore
{
    private readonly ConcurrentDictionary<Workspace, ReadOnlyMemory<byte>> _indexes = new();

    public ImmutableArray<SessionKey> Poisoned => [];

    public int LineBytesMax => 1 << 20;

    public int DiagnosticsMax => int.MaxValue;

    public Task<Workspace> FindAsync(Workspace workspace, CancellationToken cancellation) => Task.FromResult(workspace);

    public Task<IOpenWorkspace> OpenAsync(Workspace workspace, CancellationToken cancellation) =>
        Task.FromResult<IOpenWorkspace>(new Open(workspace));

    public Task<IOpenWorkspace> OpenToReadAsync(Workspace workspace, CancellationToken cancellation) =>
        OpenAsync(workspace, cancellation);

    public Refusal? ReadOnly(Workspace workspace) => null;

    public Task<WorkspaceListing> ListAsync(Workspace workspace, CancellationToken cancellation) =>
        Task.FromResult(new WorkspaceListing(
            [
                .. ListedJournal.SessionsOf(system).Keys.Keys.Where(key => key.Workspace == workspace)
                    .Select(key => key.Session).OrderBy(session => session.Value, StringComparer.Ordinal),
            ],
            []));

    public ValueTask<bool> ExistsAsync(SessionKey session, CancellationToken cancellation) =>
        ValueTask.FromResult(ListedJournal.SessionsOf(system).Keys.ContainsKey(session));

    public ValueTask<string?> FindArchivedAsync(SessionKey session, CancellationToken cancellation) => default;

    public Task<ArchiveReport> ArchiveAsync(ArchiveQuery query, CancellationToken enough) => throw OfFiles();

    public Task<MigrationReport> MigrateAsync(
        Workspace workspace, SessionId? only, Action<int, int> progress, CancellationToken enough) => throw OfFiles();

    public async Task<IReadOnlyList<SessionGlance>> GlanceAsync(GlanceQuery query, CancellationToken enough)
    {
        var found = new List<SessionGlance>();
        foreach (var session in query.Sessions)
        {
            var lines = await Entries.ReadAsync(system, new SessionKey(query.Workspace, session), 1);
            var state = lines.Aggregate(
                SessionState.Empty(session), (state, line) => state.Apply(line, query.Now));
            found.Add(new SessionGlance.Found(session, state.Snapshot, Unsaved: null));
        }

        return found;
    }

    public void ForgetGlances(Workspace workspace)
    {
        // None are kept.
    }

    public ISharedJournal Share(SessionKey session) => new SoleJournal(system, session);

    public Task<ReadOnlyMemory<byte>> ReadIndexAsync(Workspace workspace, CancellationToken cancellation) =>
        Task.FromResult(_indexes.GetValueOrDefault(workspace));

    public Task WriteIndexAsync(Workspace workspace, ReadOnlyMemory<byte> text, bool replace)
    {
        _indexes[workspace] = replace ? text : (byte[])[.. _indexes.GetValueOrDefault(workspace).Span, .. text.Span];
        return Task.CompletedTask;
    }

    private static NotSupportedException OfFiles() => new("There are no files.");

    private sealed class Open(Workspace workspace) : IOpenWorkspace
    {
        public Workspace Workspace => workspace;

        public Task Lost { get; } = new TaskCompletionSource().Task;

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
