using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Workspaces;

/// <summary>The workspaces that this process has open, each at most once, and what may be written in them.</summary>
/// <param name="setting">How files are written.</param>
/// <param name="address">Where this process can be reached, for whoever is refused a workspace.</param>
/// <param name="closed">Hears of each that is closed.</param>
internal sealed class OpenWorkspaces(FileSetting setting, Func<string?> address, Action<Workspace> closed)
{
    private readonly ConcurrentDictionary<Workspace, OpenWorkspace> _open = new();
    private readonly ConcurrentDictionary<SessionKey, Refusal> _poisoned = new();

    /// <summary>Where this process can be reached, for whoever is refused a workspace.</summary>
    public string? Address => address();

    /// <summary>The sessions that take no more appends, because a flush failed.</summary>
    public ImmutableArray<SessionKey> Poisoned =>
        [.. _poisoned.Keys.OrderBy(key => key.PersistenceId, StringComparer.Ordinal)];

    /// <summary>Takes a place in this process for a workspace, once whoever is closing it has done so.</summary>
    /// <exception cref="SessionException">It is open.</exception>
    public async Task<OpenWorkspace> AddAsync(
        Workspace workspace, WorkspacePaths paths, CancellationToken cancellation)
    {
        var opened = new OpenWorkspace(workspace, paths, setting, _poisoned, this, Forget);
        while (!_open.TryAdd(workspace, opened))
        {
            if (!_open.TryGetValue(workspace, out var present))
                continue;
            if (!present.Closed)
                throw new SessionException(FileRefusals.Locked(workspace.Path, "this one"));
            await present.Released.WaitAsync(cancellation).ConfigureAwait(false);
        }

        return opened;
    }

    /// <summary>
    /// Has the others let go of a lock file, unless it is in its place there: then the path of that workspace.
    /// </summary>
    public string? LetGo(OpenWorkspace asking, FileIdentity locked) =>
        _open.Values.FirstOrDefault(open => open != asking && !open.TryLetGo(locked))?.Workspace.Path;

    /// <summary>Whom to ask before writing in a workspace, open or not.</summary>
    public IWriteGuard GuardOf(Workspace workspace) =>
        _open.TryGetValue(workspace, out var open) ? open : new ClosedWorkspace(workspace);

    private void Forget(OpenWorkspace gone)
    {
        closed(gone.Workspace);
        _open.TryRemove(new KeyValuePair<Workspace, OpenWorkspace>(gone.Workspace, gone));
    }
}
