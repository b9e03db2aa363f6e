using System.Globalization;
using System.Text.Json;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Cli.Offline;

/// <summary>Reads a session's journal anew and compares its snapshot file with it.</summary>
internal sealed class SessionVerification(SessionFiles files, SessionKey session)
{
    private readonly List<JournalFinding> _findings = [];
    private readonly List<JournalFinding> _diagnostics = [];
    private double _lastSeq;

    /// <summary>The session.</summary>
    public SessionId Session => session.Session;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<JournalFinding> Findings => _findings;

    /// <summary>The remarks that events left on the session; nothing is wrong with the files for that.</summary>
    public IReadOnlyList<JournalFinding> Diagnostics => _diagnostics;

    /// <summary>How many lines the journal has.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether the snapshot file is older than the journal, which the session's next read mends.</summary>
    public bool SnapshotIsBehind { get; private set; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        // The file first: what is appended meanwhile then makes it old, not wrong.
        var snapshot = await ReadSnapshotAsync(cancellation);
        var walk = await JournalWalk.RunAsync(files, session, Look, cancellation);
        Lines = walk.Lines;
        if (snapshot is not null)
            Compare(snapshot, walk.State.Snapshot);
    }

    private void Look(JournalLine line, SessionSnapshot before, SessionSnapshot after)
    {
        if (line.Entry is not null && PastChange.DiagnosticOf(after) is { } diagnostic)
            _diagnostics.Add(new JournalFinding(
                session.Session.Value,
                line.Number,
                PastChange.CodeOf(diagnostic),
                $"{TypeOf(new PastEntry(line.Number, line.Entry, before, after))}: {PastChange.InWords(diagnostic)}"));
        if (line.Problem is { } problem)
            Find(line.Number, "unreadable_line", problem);
        if (line.Entry is not { } entry)
            return;

        if (entry.NamesAnother(session.Session))
            Find(line.Number, "other_id", "the entry has another session's id, and counts for this one");
        if (entry.Seq is not { } seq)
            Find(line.Number, "no_seq", "the entry has no whole number as its seq");
        else if (seq <= _lastSeq)
            Find(line.Number, "repeated_seq", Text($"seq {seq} comes after seq {_lastSeq}"));
        else if (seq > _lastSeq + 1)
            Find(line.Number, "missing_seq", Text($"seq {seq} comes after seq {_lastSeq}"));
        _lastSeq = Math.Max(_lastSeq, entry.Seq ?? 0);
    }

    private static string TypeOf(PastEntry entry) => SessionView.TextOf(entry.Head().Type.GetValueOrDefault());

    private void Compare(byte[] file, SessionSnapshot derived)
    {
        if (file.AsSpan().SequenceEqual(derived.ToFile()))
            return;

        var updatedAt = UpdatedAt(file);
        if (updatedAt is null)
            Find(null, "unreadable_snapshot", "the snapshot file is no snapshot; the session's next read replaces it");
        else if (derived.UpdatedAt is JsString changed && string.CompareOrdinal(updatedAt, changed.Value) < 0)
            SnapshotIsBehind = true;
        else
            Find(
                null,
                "different_snapshot",
                "the snapshot file is not what the journal makes; the session's next read replaces it");
    }

    private async Task<byte[]?> ReadSnapshotAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(
            session.Workspace.Path, ".impeccable", "live", "sessions", session.Session.Value + ".snapshot.json");
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Find(null, "unreadable_snapshot", failure.Message);
            return null;
        }
    }

    private void Find(int? line, string code, string detail) =>
        _findings.Add(new JournalFinding(session.Session.Value, line, code, detail));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string? UpdatedAt(byte[] file)
    {
        try
        {
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 4096 });
            return document.RootElement.GetProperty("updatedAt").GetString();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
