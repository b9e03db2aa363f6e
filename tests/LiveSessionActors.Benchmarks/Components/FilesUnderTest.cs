using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Benchmarks.Components;

/// <summary>A workspace of its own with one session, opened by this process.</summary>
internal sealed class FilesUnderTest : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("live-sessions-bench-");
    private readonly SessionFiles _files;
    private readonly ISharedJournal _journal;
    private readonly IOpenWorkspace _open;
    private readonly SessionKey _key;

    /// <summary>With recovery points of journals that are so long.</summary>
    public FilesUnderTest(Durability durability, int recoveryPointBytes = 1 << 20)
    {
        var workspace = Workspace.Parse(_home.CreateSubdirectory("project").FullName);
        Directory.CreateDirectory(DaemonUnderTest.SessionsOf(_home.FullName));
        _key = new SessionKey(workspace, Session);
        _files = SessionFiles.With(new JournalSettings(
            durability,
            LineBytesMax: 1 << 24,
            PieceBytes: 1 << 20,
            RecoveryPointBytes: recoveryPointBytes,
            TailSettle: TimeSpan.FromMilliseconds(50),
            TailSettleMax: TimeSpan.FromSeconds(1),
            ThreadsMax: 32,
            ThreadIdle: TimeSpan.FromSeconds(10),
            DiagnosticsMax: int.MaxValue));
        _journal = _files.Share(_key);
        _open = _files.OpenAsync(workspace, CancellationToken.None).GetAwaiter().GetResult();
    }

    public static SessionId Session { get; } = SessionId.Parse("one");

    public string Journal => Path.Combine(DaemonUnderTest.SessionsOf(_home.FullName), "one.jsonl");

    /// <summary>Gives its size.</summary>
    public long WriteJournal(int entries) => Traffic.WriteJournal(Journal, "one", entries);

    /// <summary>Appends behind what was read or written last.</summary>
    public Exception? Append(IReadOnlyList<JournalEntry> entries) =>
        _files.AppendAsync(_key.PersistenceId, entries).GetAwaiter().GetResult();

    /// <summary>The place behind that.</summary>
    public JournalPosition Written => _journal.Written([])!;

    /// <summary>Reads on from a place to the end and gives the place there.</summary>
    public JournalPosition ReadAll(JournalPosition from, Action<JournalLine>? take = null)
    {
        for (var more = true; more;)
        {
            var tail = _journal.ReadAsync(from, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            foreach (var line in tail.Lines)
                take?.Invoke(line);
            (from, more) = (tail.Position, tail.More);
        }

        _journal.Expect(from);
        return from;
    }

    /// <summary>What the plug-ins do when a session is brought into memory.</summary>
    public SessionState Recover()
    {
        var loaded = _files.LoadAsync(_key).GetAwaiter().GetResult();
        var highest = _files.CountAsync(_key).GetAwaiter().GetResult();
        return loaded is var (state, lines) && highest == lines
            ? state
            : throw new InvalidOperationException("All lines of the journal are whole, and some were left.");
    }

    public void Dispose()
    {
        _journal.Dispose();
        _open.Dispose();
        _home.Delete(recursive: true);
    }
}
