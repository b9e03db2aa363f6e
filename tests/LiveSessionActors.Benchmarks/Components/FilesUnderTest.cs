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
        _open = _files.OpenAsync(workspace, CancellationToken.None).GetAwaiter().GetResult();
    }

    public static SessionId Session { get; } = SessionId.Parse("one");

    public string Journal => Path.Combine(DaemonUnderTest.SessionsOf(_home.FullName), "one.jsonl");

    /// <summary>Gives its size.</summary>
    public long WriteJournal(int entries) => Traffic.WriteJournal(Journal, "one", entries);

    public Exception? Append(IReadOnlyList<JournalEntry> entries, JournalPosition expected) =>
        _files.AppendAsync(_key.PersistenceId, entries, expected).GetAwaiter().GetResult();

    /// <summary>Reads on from a place to the end and gives the place there.</summary>
    public JournalPosition ReadAll(JournalPosition from, Action<JournalLine>? take = null)
    {
        for (var more = true; more;)
        {
            var tail = _files.ReadAsync(_key, from, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            foreach (var line in tail.Lines)
                take?.Invoke(line);
            (from, more) = (tail.Position, tail.More);
        }

        return from;
    }

    /// <summary>What the plug-ins do when a session is brought into memory.</summary>
    public SessionState Recover()
    {
        var point = _files.LoadPointAsync(_key).GetAwaiter().GetResult()!;
        var highest = _files.CountAsync(_key).GetAwaiter().GetResult();
        return highest == point.Position.Lines
            ? point.State
            : throw new InvalidOperationException("All lines of the journal are whole, and some were left.");
    }

    public void Dispose()
    {
        _open.Dispose();
        _home.Delete(recursive: true);
    }
}
