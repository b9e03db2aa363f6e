using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>
/// One look at many sessions: each goes to whichever thread is free. A session whose journal is as the last look found
/// it costs one look at the file.
/// </summary>
internal sealed class GlanceRound(
    GlanceQuery query, KnownWorkspace workspace, FileSetting setting, SessionFileTable files)
{
    private readonly Kept?[] _kept = workspace.Glances.Of(query.Sessions);
    private readonly SessionGlance?[] _glances = new SessionGlance?[query.Sessions.Count];
    private readonly TaskCompletionSource<IReadOnlyList<SessionGlance>> _found =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _next;
    private int _left = query.Sessions.Count;

    /// <summary>What was found, once all of it was, or <see cref="End"/> was called.</summary>
    public Task<IReadOnlyList<SessionGlance>> Found => _found.Task;

    /// <summary>How many sessions have not been found yet: while this falls, the look gets on.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Looks at sessions until none is left; several threads may do this.</summary>
    public bool Work()
    {
        while (!_found.Task.IsCompleted && Interlocked.Increment(ref _next) - 1 is var at && at < _glances.Length)
            Glance(at);
        return true;
    }

    /// <summary>
    /// Leaves it at what was found until now. What was begun has failed, and what was not is missing.
    /// </summary>
    public void End()
    {
        var begun = Math.Min(Volatile.Read(ref _next), _glances.Length);
        var found = new List<SessionGlance>(begun);
        for (var at = 0; at < begun; at++)
            found.Add(Volatile.Read(ref _glances[at]) ?? NotInTime(query.Sessions[at]));
        _found.TrySetResult(found);
    }

    private void Glance(int at)
    {
        var session = query.Sessions[at];
        if (_kept[at] is { } kept && Stands(session, kept))
        {
            Add(at, new SessionGlance.Found(session, kept.Snapshot, Unsaved: null));
            return;
        }

        var file = files.Borrow(new SessionKey(query.Workspace, session));
        var glancing = file.DoHere(new SessionGlancing(file, query));
        if (glancing.IsCompleted)
            Add(at, glancing);
        else
            glancing.ContinueWith(done => Add(at, done), TaskScheduler.Default);
    }

    private bool Stands(SessionId session, Kept kept) =>
        (kept.IsSaved || !query.MayWrite)
        && JournalLook.IsUnchanged(setting.Calls, new SessionPaths(workspace.Paths, session), kept.Place, kept.Look);

    private void Add(int at, Task<Glanced> glancing)
    {
        _kept[at] = null;
        if (!glancing.IsCompletedSuccessfully)
        {
            Add(at, new SessionGlance.Failed(query.Sessions[at], glancing.Exception!.GetBaseException()));
            return;
        }

        var glanced = glancing.Result;
        _kept[at] = Kept.Of(glanced);
        Add(at, new SessionGlance.Found(
            query.Sessions[at], _kept[at]?.Snapshot ?? glanced.Snapshot, glanced.Unsaved));
    }

    private void Add(int at, SessionGlance glance)
    {
        Volatile.Write(ref _glances[at], glance);
        if (Interlocked.Decrement(ref _left) > 0)
            return;
        workspace.Glances.Keep(ToKeep());
        End();
    }

    // Always the same ones, so that of more sessions than there is room for at least these are known the next time.
    private Kept[] ToKeep()
    {
        var kept = new List<Kept>(_kept.Length);
        var room = query.KeepBytesMax;
        foreach (var session in _kept)
        {
            if (session is null || session.Bytes > room)
                continue;
            kept.Add(session);
            room -= session.Bytes;
        }

        return [.. kept];
    }

    private SessionGlance.Failed NotInTime(SessionId session) => new(
        session, new SessionException(FileRefusals.NotInTime(new SessionPaths(workspace.Paths, session).Journal)));
}
