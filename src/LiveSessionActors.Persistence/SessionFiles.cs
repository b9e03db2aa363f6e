using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Persistence.Archiving;
using LiveSessionActors.Persistence.Changes;
using LiveSessionActors.Persistence.Glances;
using LiveSessionActors.Persistence.History;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Migration;
using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Work;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence;

/// <summary>
/// The files of all workspaces: what both persistence plug-ins write to and the actors read from. One for each actor
/// system; nothing below it knows of Akka.
/// </summary>
public sealed class SessionFiles : ISessionStore, IExtension
{
    private readonly SessionFileTable _sessions;
    private readonly ConcurrentDictionary<Workspace, KnownWorkspace> _known = new();
    private readonly OpenWorkspaces _open;
    private readonly FileSetting _setting;
    private readonly FileThreads _threads;
    private readonly FileLane _background;

    internal SessionFiles(FileSetting setting)
    {
        _setting = setting;
        _threads = new FileThreads(setting.Settings.ThreadsMax, setting.Settings.ThreadIdle);
        _background = new FileLane(new FileThreads(1, setting.Settings.ThreadIdle, pooledMax: 0), setting.Time);
        _sessions = new SessionFileTable(Create);
        _open = new OpenWorkspaces(setting, () => Address, Forget);
    }

    /// <summary>How the files are written.</summary>
    public JournalSettings Settings => _setting.Settings;

    /// <summary>Where this process can be reached, for whoever is refused a workspace it has open.</summary>
    public string? Address { get; set; }

    /// <inheritdoc/>
    public ImmutableArray<SessionKey> Poisoned => _open.Poisoned;

    /// <inheritdoc/>
    public int LineBytesMax => Settings.LineBytesMax;

    /// <inheritdoc/>
    public int DiagnosticsMax => Settings.DiagnosticsMax;

    /// <summary>The one of this actor system, made of its configuration at first use.</summary>
    public static SessionFiles For(ActorSystem system) => SessionFilesProvider.Instance.Apply(system);

    /// <summary>Files that belong to no actor system.</summary>
    public static SessionFiles With(JournalSettings settings) =>
        new(new FileSetting(FileCalls.System, settings, TimeProvider.System));

    /// <inheritdoc/>
    public Task<Workspace> FindAsync(Workspace workspace, CancellationToken cancellation) => DoAsync(
        () => RealPath.OfDirectory(workspace.Path) is { } path
            ? Workspace.Parse(path)
            : throw new SessionException(Refusal.WorkspaceNotFound(workspace.Path))).WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task<IOpenWorkspace> OpenAsync(Workspace workspace, CancellationToken cancellation) =>
        OpenAsync(workspace, lays: true, cancellation);

    /// <inheritdoc/>
    public Task<IOpenWorkspace> OpenToReadAsync(Workspace workspace, CancellationToken cancellation) =>
        OpenAsync(workspace, lays: false, cancellation);

    private async Task<IOpenWorkspace> OpenAsync(Workspace workspace, bool lays, CancellationToken cancellation)
    {
        var opened = await _open.AddAsync(workspace, PathsOf(workspace), cancellation).ConfigureAwait(false);
        try
        {
            await DoAsync(() => { opened.Take(lays); return true; }).ConfigureAwait(false);
            CleanPoints(PathsOf(workspace));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Refusal? ReadOnly(Workspace workspace) => _open.GuardOf(workspace).ReadOnly;

    /// <inheritdoc/>
    public Task<WorkspaceListing> ListAsync(Workspace workspace, CancellationToken cancellation) =>
        DoAsync(new WorkspaceScan(_setting.Calls, PathsOf(workspace)).Run).WaitAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(SessionKey session, CancellationToken cancellation) =>
        new(DoAsync(() => CanBeRead(PathsOf(session))).WaitAsync(cancellation));

    /// <inheritdoc/>
    public ValueTask<string?> FindArchivedAsync(SessionKey session, CancellationToken cancellation)
    {
        var paths = PathsOf(session);
        var isArchived = !_setting.Calls.IsThere(paths.Journal) && _setting.Calls.IsThere(paths.ArchivedJournal);
        return ValueTask.FromResult(
            isArchived ? Path.GetRelativePath(paths.Workspace.Root, paths.ArchivedJournal) : null);
    }

    /// <inheritdoc/>
    public async Task<ArchiveReport> ArchiveAsync(ArchiveQuery query, CancellationToken enough)
    {
        var known = Known(query.Workspace);
        IReadOnlyList<SessionId> sessions = query.Only is { } only
            ? [only]
            : (await ListAsync(query.Workspace, CancellationToken.None).ConfigureAwait(false)).Sessions;
        return await new ArchiveRound(query, known, _setting, _threads, _sessions)
            .RunAsync(sessions, enough).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SessionGlance>> GlanceAsync(GlanceQuery query, CancellationToken enough)
    {
        var round = new GlanceRound(query, Known(query.Workspace), _setting, _sessions);
        using var ending = enough.UnsafeRegister(static round => ((GlanceRound)round!).End(), round);
        using var patience = new GlancePatience(round, query.Patience, _setting.Time);
        for (var workers = Math.Min(query.AtOnce, query.Sessions.Count); workers > 0; workers--)
            _ = DoAsync(round.Work);
        return await round.Found.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void ForgetGlances(Workspace workspace)
    {
        if (_known.TryGetValue(workspace, out var known))
            known.Glances.Keep([]);
    }

    /// <inheritdoc/>
    public ISharedJournal Share(SessionKey session) => new SharedJournal(_sessions.Borrow(session));

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ReadIndexAsync(Workspace workspace, CancellationToken cancellation) =>
        DoAsync(IndexOf(workspace).Read).WaitAsync(cancellation);

    /// <inheritdoc/>
    public Task WriteIndexAsync(Workspace workspace, ReadOnlyMemory<byte> text, bool replace) => DoAsync(() =>
    {
        IndexOf(workspace).Write(text, replace);
        return true;
    });

    /// <summary>
    /// The session's journal as it is now, to be read apart from everything that is done with it; null when there is
    /// none.
    /// </summary>
    /// <exception cref="SessionException">It cannot be opened.</exception>
    public Task<PastJournal?> OpenPastAsync(SessionKey session) => PastJournal.OpenAsync(
        PathsOf(session), _setting, _threads);

    /// <inheritdoc/>
    public async Task<MigrationReport> MigrateAsync(
        Workspace workspace, SessionId? only, Action<int, int> progress, CancellationToken enough)
    {
        var names = only is { } session
            ? [session.Value]
            : await DoAsync(() => LegacyNames.Find(_setting.Calls, PathsOf(workspace))).ConfigureAwait(false);
        var found = ImmutableArray.CreateBuilder<MigrationFinding>(names.Count);
        while (found.Count < names.Count && !enough.IsCancellationRequested)
        {
            progress(found.Count, names.Count);
            found.Add(await MigrateAsync(workspace, names[found.Count]).ConfigureAwait(false));
        }

        return new MigrationReport(found.ToImmutable(), More: found.Count < names.Count);
    }

    private async Task<MigrationFinding> MigrateAsync(Workspace workspace, string name) =>
        SessionId.TryParse(name, out var session)
            ? await DoAsync(new SessionKey(workspace, session), static file => new SessionMigration(file))
                .ConfigureAwait(false)
            : new MigrationFinding(name, MigrationOutcome.NoSession, FileRefusals.NoSessionName(name));

    /// <summary>Appends a batch behind <see cref="SessionFile.End"/>; gives null, or why it is rejected.</summary>
    internal Task<Exception?> AppendAsync(string persistenceId, IReadOnlyList<JournalEntry> entries)
    {
        var file = _sessions.Borrow(persistenceId);
        return file.Do(new JournalAppending(file, entries));
    }

    /// <summary>Counts the lines of the session's journal.</summary>
    internal Task<long> CountAsync(SessionKey session) =>
        DoAsync(session, static file => new RecoveryCounting(file));

    /// <summary>Gives the lines from one ordinal to another.</summary>
    internal Task ReplayAsync(SessionKey session, long from, long to, long max, Action<JournalLine> replay)
    {
        var file = _sessions.Borrow(session);
        return file.Do(new Replaying(file, from, to, max, replay));
    }

    /// <summary>The session that a recovery begins with, and of how many lines it is made; null without a journal.</summary>
    internal async Task<(SessionState State, int Lines)?> LoadAsync(SessionKey session)
    {
        using var shared = new SharedJournal(_sessions.Borrow(session));
        shared.Expect(JournalPosition.Start);
        return HasJournal(PathsOf(session))
            && await DoAsync(session, static file => new RecoveryFolding(file)).ConfigureAwait(false) is { } state
                ? (state, shared.Recovered(0).Lines)
                : null;
    }

    /// <summary>Has a recovery point made in the background, if the journal has grown enough since the last.</summary>
    internal void MakePoint(string persistenceId)
    {
        var file = _sessions.Borrow(persistenceId);
        file.Points.Reached(file.End?.Offset ?? 0);
        file.GiveBack();
    }

    /// <summary>Ends when what is done at the moment is done, in the background last.</summary>
    internal async Task SettleAsync()
    {
        foreach (var session in _sessions.All)
            await _sessions.Borrow(session).Do(new FileTask<bool>(static () => true)).ConfigureAwait(false);
        var settled = new FileTask<bool>(static () => true);
        _background.Post(settled);
        await settled.Task.ConfigureAwait(false);
    }

    /// <summary>Does something with a workspace's file of leases, behind what is done with it already.</summary>
    internal Task<T> DoWorkAsync<T>(Workspace workspace, Func<WorkFile, T> work)
    {
        var known = Known(workspace);
        var task = new FileTask<T>(
            () => work(new WorkFile(_setting.Calls, known.Paths, _open.GuardOf(workspace))));
        known.Work.Post(task);
        return task.Task;
    }

    /// <summary>Does something with a session's files, behind what is done with them already.</summary>
    internal Task<T> DoAsync<T>(SessionKey session, Func<SessionFile, FileWork<T>> work)
    {
        var file = _sessions.Borrow(session);
        return file.Do(work(file));
    }

    private SessionFile Create(SessionKey key) => new(
        key.Session,
        PathsOf(key),
        () => _open.GuardOf(key.Workspace),
        _setting,
        _threads,
        _background);

    private KnownWorkspace Known(Workspace workspace) =>
        _known.GetOrAdd(
            workspace,
            static (workspace, files) => new KnownWorkspace(
                workspace, new FileLane(files._threads, files._setting.Time)),
            this);

    private WorkspacePaths PathsOf(Workspace workspace) => Known(workspace).Paths;

    private SessionPaths PathsOf(SessionKey session) => new(PathsOf(session.Workspace), session.Session);

    private ChangeIndexFile IndexOf(Workspace workspace) =>
        new(_setting.Calls, PathsOf(workspace), _open.GuardOf(workspace), Known(workspace).Index);

    private void CleanPoints(WorkspacePaths paths)
    {
        if (_setting.Calls.IsThere(paths.Recovery))
            _background.Post(new PointCleaning(_setting.Calls, paths));
    }

    // Opened as for a read, so that both refuse the same: a link, a directory, what may not be read.
    private bool CanBeRead(SessionPaths paths)
    {
        using var reader = JournalReader.Open(_setting.Calls, paths) ?? JournalReader.Open(_setting.Calls, paths);
        return reader is not null;
    }

    // One that comes back from the archive while it is looked for is in the first place by then.
    private bool HasJournal(SessionPaths paths) =>
        _setting.Calls.IsThere(paths.Journal) || _setting.Calls.IsThere(paths.ArchivedJournal)
        || _setting.Calls.IsThere(paths.LegacyJournal) || _setting.Calls.IsThere(paths.Journal);

    private Task<T> DoAsync<T>(Func<T> work) => _threads.DoAsync(work, _setting.Time);

    private void Forget(Workspace closed)
    {
        _sessions.Sweep(closed);
        _known.TryRemove(closed, out _);
    }
}
