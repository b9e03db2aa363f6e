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
    GlanceQuery query, WorkspacePaths paths, FileSetting setting, SessionFileTable files, GlanceMemory memory)
{
    private readonly IReadOnlyDictionary<SessionId, Glanced> _known = memory.Known;
    private readonly Glanced?[] _seen = new Glanced?[query.Sessions.Count];
    private readonly SessionGlance?[] _glances = new SessionGlance?[query.Sessions.Count];
    private readonly TaskCompletionSource<IReadOnlyList<SessionGlance>> _found =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _next;
    private int _left = query.Sessions.Count;

    /// <summary>What was found, once all of it was, or <see cref="End"/> was called.</summary>
    public Task<IReadOnlyList<SessionGlance>> Found => _found.Task;

    /// <summary>Looks at sessions until none is left; several threads may do this.</summary>
    public bool Work()
    {
        while (!_found.Task.IsCompleted && Interlocked.Increment(ref _next) - 1 is var at && at < _seen.Length)
            Glance(at);
        return true;
    }

    /// <summary>Leaves it at what was found until now.</summary>
    public void End() => _found.TrySetResult([.. _glances.OfType<SessionGlance>()]);

    private void Glance(int at)
    {
        var session = query.Sessions[at];
        if (_known.TryGetValue(session, out var known) && Stands(session, known))
        {
            Add(at, known);
            return;
        }

        var file = files.Borrow(new SessionKey(query.Workspace, session));
        var glancing = file.DoHere(new SessionGlancing(file, query));
        if (glancing.IsCompleted)
            Add(at, glancing);
        else
            glancing.ContinueWith(done => Add(at, done), TaskScheduler.Default);
    }

    private bool Stands(SessionId session, Glanced known) =>
        (known.IsSaved || !query.MayWrite)
        && JournalLook.IsUnchanged(setting.Calls, new SessionPaths(paths, session), known.Position);

    private void Add(int at, Task<Glanced> glancing)
    {
        if (glancing.IsCompletedSuccessfully)
            Add(at, glancing.Result);
        else
            Add(at, new SessionGlance.Failed(query.Sessions[at], glancing.Exception!.GetBaseException()));
    }

    private void Add(int at, Glanced glanced)
    {
        _seen[at] = glanced.Unsaved is null ? glanced : null;
        Add(at, new SessionGlance.Found(query.Sessions[at], glanced.Snapshot, glanced.Unsaved));
    }

    private void Add(int at, SessionGlance glance)
    {
        Volatile.Write(ref _glances[at], glance);
        if (Interlocked.Decrement(ref _left) > 0)
            return;
        memory.Known = ToKeep();
        End();
    }

    // Always the same ones, so that of more sessions than are kept at least these are known the next time.
    private Dictionary<SessionId, Glanced> ToKeep()
    {
        var kept = new Dictionary<SessionId, Glanced>(Math.Min(query.KeepMax, _seen.Length));
        for (var at = 0; at < _seen.Length && kept.Count < query.KeepMax; at++)
        {
            if (_seen[at] is { } glanced)
                kept[query.Sessions[at]] = glanced;
        }

        return kept;
    }
}
