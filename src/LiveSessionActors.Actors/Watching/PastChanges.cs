using System.Collections.Immutable;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>Past changes, read anew from the journals in the order of the index.</summary>
internal sealed class PastChanges(WorkspaceContext workspace)
{
    private readonly PastReplays _replays = new(workspace);

    /// <summary>
    /// The events of a piece of the index; null when one of its journals is another one by now. What is kept for the
    /// next piece is little enough for so many <paramref name="readers"/> at the same time.
    /// </summary>
    /// <exception cref="SessionException">A journal cannot be read.</exception>
    public async Task<IReadOnlyList<WatchEvent.Appended>?> ReadAsync(IReadOnlyList<PastEntry> entries, int readers)
    {
        var events = new List<WatchEvent.Appended>(entries.Count);
        foreach (var (entry, cursor) in entries)
        {
            if (entry.Replaced)
                return null;

            var replay = _replays.Take(entry.Session, entry.Line);
            var line = await replay.GoToAsync(entry.Line).ConfigureAwait(false);
            if (line is null || LineHash.Of(line) != entry.Hash)
                return null;
            _replays.Keep(replay, readers);
            if (SessionChange.Of(line, replay.State) is { } change)
                events.Add(new WatchEvent.Appended(workspace.Workspace, cursor, change));
        }

        return events;
    }

    /// <summary>Keeps nothing of what was read: there is no past any more.</summary>
    public void End() => _replays.Clear();

    /// <summary>
    /// The sessions after their last known lines: those that are not over, or the one that is wanted.
    /// </summary>
    /// <exception cref="SessionException">A journal cannot be read.</exception>
    public async Task<ImmutableArray<SessionSnapshot>> ReadPresentAsync(
        ImmutableDictionary<SessionId, WatchedJournal> journals, SessionId? only)
    {
        _replays.Clear();
        var snapshots = ImmutableArray.CreateBuilder<SessionSnapshot>();
        foreach (var (session, journal) in journals.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            if (journal.Last.Line == 0 || (only is { } wanted && wanted != session))
                continue;

            var state = journal.State ?? await ReadAsync(session, journal.Last).ConfigureAwait(false);
            if (state is not null && (only is not null || !state.Snapshot.Completed))
                snapshots.Add(state.Snapshot);
        }

        return snapshots.ToImmutable();
    }

    // A journal that is gone or another one: that will be told when it is noticed.
    private async ValueTask<SessionState?> ReadAsync(SessionId session, KnownLine last)
    {
        var replay = new JournalReplay(workspace, session);
        return await replay.GoToAsync(last.Line).ConfigureAwait(false) is null ? null : replay.State;
    }
}

/// <summary>An entry of the index and the cursor behind it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Cursor">Its cursor.</param>
internal readonly record struct PastEntry(IndexEntry Entry, string Cursor);
