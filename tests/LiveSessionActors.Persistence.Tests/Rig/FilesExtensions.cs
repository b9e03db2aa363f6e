using System.Buffers;
using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>What a session's actor and the plug-ins do with its files, in single steps.</summary>
internal static class FilesExtensions
{
    public static ValueTask<JournalTail> ReadAsync(
        this SessionFiles files, SessionKey session, JournalPosition from, CancellationToken cancellation)
    {
        using var journal = files.Share(session);
        return journal.ReadAsync(from, cancellation);
    }

    /// <summary>Appends behind a place; gives why it was rejected.</summary>
    public static Task<Exception?> AppendAsync(
        this SessionFiles files, string persistenceId, IReadOnlyList<JournalEntry> entries, JournalPosition expected)
    {
        files.Expect(persistenceId, expected);
        return files.AppendAsync(persistenceId, entries);
    }

    public static void Expect(this SessionFiles files, string persistenceId, JournalPosition end)
    {
        using var journal = files.Share(SessionKey.Parse(persistenceId));
        journal.Expect(end);
    }

    /// <summary>The place behind what was written last, or null when others' lines came first.</summary>
    public static JournalPosition? Written(this SessionFiles files, SessionKey session)
    {
        using var journal = files.Share(session);
        return journal.Written([]);
    }

    public static async Task FlushAsync(this SessionFiles files, SessionKey session)
    {
        using var journal = files.Share(session);
        await journal.FlushAsync();
    }

    /// <summary>Replaces a snapshot file by any bytes.</summary>
    public static Task SaveSnapshotAsync(this SessionFiles files, string persistenceId, IMemoryOwner<byte> content) =>
        files.DoAsync(SessionKey.Parse(persistenceId), file => new SnapshotSaving(file, content));
}
