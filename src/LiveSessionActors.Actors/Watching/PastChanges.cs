using System.Collections.Immutable;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>Past changes, read anew from the journals in the order of the index.</summary>
internal sealed class PastChanges(WorkspaceContext workspace)
{
    private readonly PastReplays _replays = new(workspace);

    /// <summary>
    /// The events of a piece of the index, as many as a subscriber is told at once. What is kept for the next piece
    /// is little enough for all that read at the same time.
    /// </summary>
    /// <exception cref="SessionException">A journal cannot be read.</exception>
    public async Task<PastRead> ReadAsync(WatchProtocol.Past past)
    {
        var events = new List<WatchEvent.Appended>(past.Entries.Count);
        var piece = new UnreadEvents(workspace.Settings.Watch, workspace.Time);
        foreach (var (entry, position, cursor) in past.Entries)
        {
            if (entry.Replaced)
                return new PastRead(null, position);

            var replay = _replays.Take(entry.Session, entry.Line);
            var line = await replay.GoToAsync(entry.Line).ConfigureAwait(false);
            if (line is null || LineHash.Of(line) != entry.Hash)
                return new PastRead(null, position);
            _replays.Keep(replay, past.Readers);
            if (SessionChange.Of(line, replay.State) is not { } change)
                continue;
            events.Add(new WatchEvent.Appended(workspace.Workspace, cursor, change));
            piece.Add(events[^1]);
            if (!piece.HasRoomForPast)
                return new PastRead(events, position);
        }

        return new PastRead(events, past.Position);
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
/// <param name="Position">Which one it is.</param>
/// <param name="Cursor">Its cursor.</param>
internal readonly record struct PastEntry(IndexEntry Entry, long Position, string Cursor);

/// <summary>Past changes as events.</summary>
/// <param name="Events">The events; null when one of their journals is another one by now.</param>
/// <param name="Position">How far they go.</param>
internal sealed record PastRead(IReadOnlyList<WatchEvent.Appended>? Events, long Position);
