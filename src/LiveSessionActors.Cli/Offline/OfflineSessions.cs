using System.Text.Json;
using LiveSessionActors.Daemon;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Offline;

/// <summary>Sessions as their journals make them, read without a daemon and without writing anything.</summary>
internal static class OfflineSessions
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    /// <summary>The snapshots of those that are neither completed nor discarded, by id.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ListActiveAsync(string path, CancellationToken cancellation)
    {
        var (files, workspace) = (SessionFilesOnly.Open(), Workspace.Parse(path));
        var active = new List<JsonElement>();
        foreach (var session in (await files.ListAsync(workspace, cancellation)).Sessions)
        {
            var journal = await JournalWalk.RunAsync(files, new SessionKey(workspace, session), null, cancellation);
            if (!journal.State.Snapshot.Completed)
                active.Add(JsonDocument.Parse(journal.State.Snapshot.Json, Deep).RootElement);
        }

        return active;
    }
}
