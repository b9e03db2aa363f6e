using System.Text.Json;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Offline;

/// <summary>Where commands that only read get sessions from: the daemon, or the files themselves.</summary>
internal interface ISessionSource
{
    /// <summary>The daemon that answers; null when the files are read.</summary>
    DaemonHello? Daemon { get; }

    /// <summary>The snapshots of the sessions that are not over, or of all, by id.</summary>
    Task<IReadOnlyList<JsonElement>> ListAsync(bool all);

    /// <summary>A session as it stands; null when it has no journal.</summary>
    Task<CurrentSession?> FindAsync(string session);

    /// <summary>A session's snapshot as it stood after an entry.</summary>
    Task<JsonElement> GetAtAsync(string session, string seq);

    /// <summary>The lines of a session's journal.</summary>
    IAsyncEnumerable<JournalLine> ReadJournalAsync(SessionId session);

    /// <summary>Writes a session's journal to a stream, byte for byte.</summary>
    Task CopyJournalAsync(string session, Stream destination, string? from);

    /// <summary>Where in the workspace the journal of an archived session is; null of any other.</summary>
    Task<string?> FindArchivedAsync(string session);

    /// <summary>The work that is handed to nobody any more, which only a daemon knows of.</summary>
    Task<IReadOnlyList<JsonElement>> ListDeadLetteredAsync();
}
