using Akka.Actor;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// Writes a workspace's index of changes, one write at a time. What is in it may be told; while it cannot be written,
/// what is new may be told as well, and its cursors are unknown after a restart.
/// </summary>
internal sealed class IndexWrites(WorkspaceContext workspace, IActorRef self)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private bool _isBehind;
    private bool _isDamaged;
    private long? _failedAt;

    /// <summary>The index.</summary>
    public ChangeIndex Index { get; private set; } = new(0);

    /// <summary>So many changes may be told.</summary>
    public long Ready { get; private set; }

    /// <summary>Whether the cursors of what may be told are known after a restart.</summary>
    public bool IsDurable => _failedAt is null;

    /// <summary>Whether a <see cref="Done"/> is to come.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Takes an index as its file has it; a damaged file is replaced even if nothing new comes.</summary>
    public void Load(IndexRead read) => (Index, Ready, _isBehind, _isDamaged) =
        (read.Index, read.Index.End, !read.IsWhole, read.IsDamaged);

    /// <summary>Writes what is new, if there is something and no write is under way; whether it does.</summary>
    public bool Begin()
    {
        if (IsUnderWay || (Ready == Index.End && !_isDamaged))
            return false;

        _isBehind |= Index.Cut(workspace.Settings.Watch.IndexEntriesMax);
        if (_failedAt is { } failedAt && workspace.Time.GetElapsedTime(failedAt) < TryAgainAfter)
        {
            Ready = Index.End;
            return true;
        }

        (IsUnderWay, _isDamaged) = (true, false);
        var (end, replace) = (Index.End, _isBehind);
        var text = replace ? ChangeIndexText.Write(Index) : ChangeIndexText.Write(Index, Ready);
        workspace.Store.WriteIndexAsync(workspace.Workspace, text, replace).PipeTo(
            self, success: () => new Done(end, null), failure: cause => new Done(end, cause));
        return true;
    }

    /// <summary>A past that ends at a position.</summary>
    public PastEnd PastBehind(long position) => new(position, Index.CursorOf(position), IsDurable);

    /// <summary>A write has ended, well or not.</summary>
    public void End(Done done)
    {
        IsUnderWay = false;
        Ready = done.End;
        _isBehind = done.Failure is not null;
        _failedAt = done.Failure is null ? null : workspace.Time.GetTimestamp();
    }

    /// <summary>A write of what the index held up to <paramref name="End"/> has ended.</summary>
    public sealed record Done(long End, Exception? Failure);
}
