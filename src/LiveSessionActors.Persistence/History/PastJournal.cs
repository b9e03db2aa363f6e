using System.Runtime.CompilerServices;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.History;

/// <summary>
/// A session's journal as it was when it was opened; what is appended later is not in it. It is read piece by piece,
/// apart from the session's appends, which never wait for it. One call at a time; disposed when none is under way.
/// </summary>
public sealed class PastJournal : IDisposable
{
    // As much as is read between two looks at whether anybody still wants it; in memory several times over as lines.
    private const int PieceBytes = 128 * 1024;

    private readonly JournalReader _reader;
    private readonly FileSetting _setting;
    private readonly FileThreads _threads;

    private PastJournal(JournalReader reader, FileSetting setting, FileThreads threads) =>
        (_reader, _setting, _threads) = (reader, setting, threads);

    /// <summary>How many bytes are left to read.</summary>
    public long BytesLeft => _reader.Size - _reader.Offset;

    /// <summary>Opens the session's journal in whichever place it is; null when there is none.</summary>
    internal static async Task<PastJournal?> OpenAsync(SessionPaths paths, FileSetting setting, FileThreads threads) =>
        await threads.DoAsync(() => Find(setting.Calls, paths), setting.Time).ConfigureAwait(false) is { } reader
            ? new PastJournal(reader, setting, threads)
            : null;

    // One that comes back from the archive while it is looked for is in the first place by then.
    private static JournalReader? Find(IFileCalls calls, SessionPaths paths) =>
        JournalReader.Open(calls, paths) ?? JournalReader.Open(calls, paths);

    /// <summary>
    /// Goes to the first line whose entry has the number <paramref name="seq"/> or a higher one, or to the end.
    /// </summary>
    public async Task SeekAsync(double seq, CancellationToken cancellation)
    {
        using var lines = new LineScanner(_reader, 0, _setting.Settings);
        long? start = null;
        while (start is null)
        {
            cancellation.ThrowIfCancellationRequested();
            start = await DoAsync(() => StartOf(lines, seq)).ConfigureAwait(false);
        }

        _reader.Offset = start.Value;
    }

    /// <summary>Reads bytes on; 0 at the end.</summary>
    public Task<int> ReadAsync(Memory<byte> into) => DoAsync(() => _reader.Read(into.Span));

    /// <summary>All lines from the first on.</summary>
    public async IAsyncEnumerable<JournalLine> ReadLinesAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new LineScanner(_reader, 0, _setting.Settings);
        var given = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = await DoAsync(() => PieceOf(lines, given)).ConfigureAwait(false);
            if (piece.Count == 0)
                yield break;

            foreach (var line in piece)
                yield return line;
            given += piece.Count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // Null when it is not in the piece that was looked through.
    private long? StartOf(LineScanner lines, double seq)
    {
        for (var end = lines.Offset + PieceBytes; lines.Offset < end;)
        {
            var start = lines.Offset;
            if (!lines.MoveNext())
                return _reader.Size;
            if (lines.ToLine(1).Entry?.Seq >= seq)
                return start;
        }

        return null;
    }

    private static List<JournalLine> PieceOf(LineScanner lines, int given)
    {
        var piece = new List<JournalLine>();
        for (var end = lines.Offset + PieceBytes; lines.Offset < end && lines.MoveNext();)
            piece.Add(lines.ToLine(given + piece.Count + 1));
        return piece;
    }

    // Not by the session's own lane: whoever appends does not wait for whoever reads the past.
    private Task<T> DoAsync<T>(Func<T> work) => _threads.DoAsync(work, _setting.Time);
}
