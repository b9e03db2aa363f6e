using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Daemon;
using LiveSessionActors.Daemon.Endpoints;
using LiveSessionActors.Persistence;
using LiveSessionActors.Persistence.History;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Offline;

/// <summary>Sessions as their journals make them, read without a daemon and without writing anything.</summary>
internal sealed class FileSessions : ISessionSource
{
    private const int CopiedBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    private readonly SessionFiles _files;
    private readonly Workspace _workspace;
    private readonly Remarks _remarks;
    private readonly CancellationToken _cancellation;

    private FileSessions(SessionFiles files, Workspace workspace, Remarks remarks, CancellationToken cancellation) =>
        (_files, _workspace, _remarks, _cancellation) = (files, workspace, remarks, cancellation);

    public DaemonHello? Daemon => null;

    /// <summary>The sessions of a workspace.</summary>
    /// <param name="path">The workspace.</param>
    /// <param name="remarks">Hears of what is passed over in lists.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SessionException">There is no such workspace.</exception>
    public static async Task<FileSessions> OpenAsync(string path, Remarks remarks, CancellationToken cancellation)
    {
        var files = SessionFilesOnly.Open();
        var workspace = await files.FindAsync(Workspace.Parse(path), cancellation);
        return new FileSessions(files, workspace, remarks, cancellation);
    }

    public async Task<IReadOnlyList<JsonElement>> ListAsync(bool all)
    {
        var listing = await _files.ListAsync(_workspace, _cancellation);
        foreach (var warning in listing.Warnings)
            _remarks.Add(warning);
        var listed = new List<JsonElement>();
        foreach (var session in listing.Sessions)
        {
            if (await TryReadAsync(session) is { } snapshot && (all || !snapshot.Completed))
                listed.Add(Parse(snapshot));
        }

        return listed;
    }

    public async Task<CurrentSession?> FindAsync(string session)
    {
        var key = KeyOf(session);
        if (!await _files.ExistsAsync(key, _cancellation))
            return null;
        var state = await ReadAsync(key);
        return new CurrentSession(Parse(state.Snapshot), (long)state.LastSeq);
    }

    public async Task<JsonElement> GetAtAsync(string session, string seq)
    {
        using var journal = await OpenAsync(KeyOf(session));
        var number = Sequence.Read(seq, "--at") ?? 0;
        return Parse(await PastSession.AfterAsync(
            SessionState.Empty(SessionId.Parse(session), _files.DiagnosticsMax),
            journal.ReadLinesAsync(_cancellation),
            number,
            TimeProvider.System.GetUtcNow()));
    }

    public IAsyncEnumerable<JournalLine> ReadJournalAsync(SessionId session) => LinesAsync(session, _cancellation);

    public async Task CopyJournalAsync(string session, Stream destination, string? from)
    {
        using var journal = await OpenAsync(KeyOf(session));
        if (Sequence.Read(from, "--from") is { } seq)
            await journal.SeekAsync(seq, _cancellation);
        using var piece = MemoryPool<byte>.Shared.Rent(CopiedBytes);
        while (await journal.ReadAsync(piece.Memory) is > 0 and var count)
            await destination.WriteAsync(piece.Memory[..count], _cancellation);
    }

    public async Task<string?> FindArchivedAsync(string session) =>
        (await _files.FindArchivedAsync(KeyOf(session), _cancellation))?.Replace('\\', '/');

    public Task<IReadOnlyList<JsonElement>> ListDeadLetteredAsync() =>
        Task.FromResult<IReadOnlyList<JsonElement>>([]);

    private async IAsyncEnumerable<JournalLine> LinesAsync(
        SessionId session, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var journal = await OpenAsync(new SessionKey(_workspace, session));
        await foreach (var line in journal.ReadLinesAsync(cancellation))
            yield return line;
    }

    private async Task<PastJournal> OpenAsync(SessionKey session) =>
        await _files.OpenPastAsync(session) ?? throw new SessionException(Refusal.SessionNotFound(session));

    private async Task<SessionState> ReadAsync(SessionKey session) =>
        (await JournalWalk.RunAsync(_files, session, null, _cancellation)).State;

    // One that cannot be read hides no other.
    private async Task<SessionSnapshot?> TryReadAsync(SessionId session)
    {
        try
        {
            return (await ReadAsync(new SessionKey(_workspace, session))).Snapshot;
        }
        catch (SessionException unreadable)
        {
            _remarks.Add($"session {session}: {unreadable.Refusal.Detail}");
            return null;
        }
    }

    private SessionKey KeyOf(string session) => new(_workspace, SessionId.Parse(session));

    private static JsonElement Parse(SessionSnapshot snapshot) => JsonDocument.Parse(snapshot.Json, Deep).RootElement;
}
