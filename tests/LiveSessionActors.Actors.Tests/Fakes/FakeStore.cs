using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Fakes;

/// <summary>The session store over <see cref="FakeDisk"/>.</summary>
internal sealed class FakeStore(FakeDisk disk) : ISessionStore
{
    private readonly ConcurrentDictionary<Workspace, int> _open = new();

    public ImmutableArray<SessionKey> Poisoned { get; set; } = [];

    /// <summary>Why the next workspaces opened are read-only.</summary>
    public Refusal? ReadOnly { get; set; }

    /// <summary>Ends when the workspaces that are open are another's.</summary>
    public TaskCompletionSource Lost { get; set; } = new();

    /// <summary>How often workspaces were opened only to read there.</summary>
    public int OpenedToRead { get; private set; }

    /// <summary>When set, opening and listing fail with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Opening waits for it.</summary>
    public Gate OpenGate { get; } = new();

    public ImmutableArray<string> Warnings { get; set; } = [];

    public int LineBytesMax { get; set; } = 10_000_000;

    public int DiagnosticsMax => int.MaxValue;

    /// <summary>Other names of workspaces, and their real ones.</summary>
    public Dictionary<Workspace, Workspace> RealNames { get; } = [];

    /// <summary>Looks at many sessions wait for it.</summary>
    public Gate GlanceGate { get; } = new();

    /// <summary>After so many sessions such a look gets no further.</summary>
    public int GlancesMax { get; set; } = int.MaxValue;

    /// <summary>The looks at many sessions.</summary>
    public ConcurrentQueue<GlanceQuery> Glances { get; } = new();

    /// <summary>How often sessions were listed.</summary>
    public int Listed { get; private set; }

    /// <summary>How often what such looks keep was freed.</summary>
    public int Forgotten { get; private set; }

    /// <summary>How often workspaces were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Gives back what a process that is no more had open.</summary>
    public void Close() => _open.Clear();

    Refusal? ISessionStore.ReadOnly(Workspace workspace) => ReadOnly;

    public bool IsOpen(Workspace workspace) => _open.ContainsKey(workspace);

    public Task<Workspace> FindAsync(Workspace workspace, CancellationToken cancellation) =>
        Task.FromResult(RealNames.GetValueOrDefault(workspace, workspace));

    public Task<IOpenWorkspace> OpenToReadAsync(Workspace workspace, CancellationToken cancellation)
    {
        OpenedToRead++;
        return OpenAsync(workspace, cancellation);
    }

    public async Task<IOpenWorkspace> OpenAsync(Workspace workspace, CancellationToken cancellation)
    {
        await OpenGate.Pass();
        if (Failure is { } failure)
            throw failure;
        Opened++;
        Assert.True(_open.TryAdd(workspace, 0), "The workspace was opened while it was open.");
        return new Held(this, workspace);
    }

    public Task<WorkspaceListing> ListAsync(Workspace workspace, CancellationToken cancellation)
    {
        Listed++;
        return Failure is { } failure
            ? Task.FromException<WorkspaceListing>(failure)
            : Task.FromResult(new WorkspaceListing(
                [
                    .. disk.Journals.Select(SessionKey.Parse).Where(key => key.Workspace == workspace)
                        .Select(key => key.Session).OrderBy(id => id.Value, StringComparer.Ordinal),
                ],
                Warnings));
    }

    public ValueTask<bool> ExistsAsync(SessionKey session, CancellationToken cancellation) =>
        ValueTask.FromResult(disk.File(session).Exists);

    /// <summary>Where archived journals are.</summary>
    public Dictionary<SessionId, string> Archived { get; } = [];

    /// <summary>What was to be archived.</summary>
    public ConcurrentQueue<ArchiveQuery> Archivings { get; } = new();

    /// <summary>What becomes of it, unless it is enough before that.</summary>
    public TaskCompletionSource<ArchiveReport> Report { get; set; } = new();

    public ValueTask<string?> FindArchivedAsync(SessionKey session, CancellationToken cancellation) =>
        ValueTask.FromResult(Archived.GetValueOrDefault(session.Session));

    public Task<ArchiveReport> ArchiveAsync(ArchiveQuery query, CancellationToken enough)
    {
        Archivings.Enqueue(query);
        return Report.Task.WaitAsync(enough);
    }

    /// <summary>What was to be migrated, with whom to tell how far it is.</summary>
    public ConcurrentQueue<(SessionId? Only, Action<int, int> Progress)> Migrations { get; } = new();

    /// <summary>What becomes of it.</summary>
    public TaskCompletionSource<MigrationReport> Migration { get; set; } = new();

    public Task<MigrationReport> MigrateAsync(
        Workspace workspace, SessionId? only, Action<int, int> progress, CancellationToken enough)
    {
        Migrations.Enqueue((only, progress));
        return Migration.Task.WaitAsync(enough);
    }

    public async Task<IReadOnlyList<SessionGlance>> GlanceAsync(GlanceQuery query, CancellationToken enough)
    {
        Glances.Enqueue(query);
        await GlanceGate.Pass().WaitAsync(enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return enough.IsCancellationRequested
            ? []
            : [.. query.Sessions.Take(GlancesMax).Select(session => Glance(query, session))];
    }

    public void ForgetGlances(Workspace workspace) => Forgotten++;

    private SessionGlance Glance(GlanceQuery query, SessionId session)
    {
        if (disk.ReplayFailure is { } failure)
            return new SessionGlance.Failed(session, failure);
        var key = new SessionKey(query.Workspace, session);
        var state = disk.File(key).Read(JournalPosition.Start, int.MaxValue).Lines
            .Aggregate(SessionState.Empty(session), (state, line) => state.Apply(line, query.Now));
        if (query.MayWrite && disk.SnapshotFailure is null)
            disk.Save(key.PersistenceId, state.Snapshot);
        return new SessionGlance.Found(session, state.Snapshot, disk.SnapshotFailure);
    }

    public ISharedJournal Share(SessionKey session) => new FakeSharedJournal(disk, session, () => ReadOnly is null);

    public Task<ReadOnlyMemory<byte>> ReadIndexAsync(Workspace workspace, CancellationToken cancellation) =>
        disk.IndexReadFailure is { } failure
        ? Task.FromException<ReadOnlyMemory<byte>>(failure)
        : Task.FromResult(disk.Index);

    public async Task WriteIndexAsync(Workspace workspace, ReadOnlyMemory<byte> text, bool replace)
    {
        await disk.IndexGate.Pass();
        if (disk.IndexWriteFailure is { } failure)
            throw failure;
        disk.Index = replace ? text : (byte[])[.. disk.Index.Span, .. text.Span];
    }

    private sealed class Held(FakeStore store, Workspace workspace) : IOpenWorkspace
    {
        public Workspace Workspace => workspace;

        public Task Lost => store.Lost.Task;

        public void Dispose() => store._open.TryRemove(workspace, out _);
    }
}
