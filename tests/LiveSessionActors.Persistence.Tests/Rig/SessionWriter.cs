using System.Text;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Migration;
using LiveSessionActors.Persistence.Snapshots;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Persistence.Tests.Rig;

/// <summary>
/// Does with a session's files what its actor does, step by step on the test's own thread: reads on, numbers its
/// entries, appends, and does both again when others wrote in between. A new one is a restart.
/// </summary>
internal sealed class SessionWriter
{
    private readonly List<JournalLine> _lines = [];

    public SessionWriter(IFileCalls calls, WorkspacePaths paths, JournalSettings? settings = null)
    {
        Guard = new StubGuard(calls);
        // Nothing in the background: a test that wants that does it itself.
        var threads = new FileThreads(0, TimeSpan.Zero, pooledMax: 0);
        File = new SessionFile(
            Some.Session,
            new SessionPaths(paths, Some.Session),
            () => Guard,
            Some.Setting(calls, Time, settings),
            threads,
            new FileLane(threads, Time));
    }

    public FakeTimeProvider Time { get; } = new();

    public StubGuard Guard { get; }

    public SessionFile File { get; }

    public JournalPosition Position { get; private set; } = JournalPosition.Start;

    public IReadOnlyList<JournalLine> Lines => _lines;

    public int Replacements { get; private set; }

    public TimeSpan Waited { get; private set; }

    public IEnumerable<string> Messages => _lines.Select(line => line.Entry).OfType<JournalEntry>().Select(MessageOf);

    public IEnumerable<int> UnreadableLines =>
        _lines.Where(line => line.Problem is not null).Select(line => line.Number);

    private double NextSeq => _lines.Select(line => line.Entry?.Seq ?? 0).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Runs work to its end, with the clock moved on wherever it waits.</summary>
    public T Run<T>(FileWork<T> work)
    {
        while (work.Step() is { Ticks: > 0 } wait)
        {
            Waited += wait;
            Time.Advance(wait);
        }

        return work.Task.GetAwaiter().GetResult();
    }

    /// <summary>Takes in what is in the journal.</summary>
    public SessionWriter CatchUp()
    {
        JournalTail tail;
        do
        {
            tail = Read();
            if (tail.Replaced)
                (Replacements, _) = (Replacements + 1, Clear());
            else if (tail.Lines.Length > 0)
                DropUnterminated();
            _lines.AddRange(tail.Lines);
            Position = tail.Position;
        }
        while (tail.More);
        return this;
    }

    /// <summary>Takes in the journal as a recovery does.</summary>
    public SessionWriter Recover()
    {
        var highest = Run(new RecoveryCounting(File));
        if (highest > 0)
        {
            Run(new Replaying(File, 1, highest, long.MaxValue, line =>
            {
                Assert.Equal(_lines.Count + 1, line.Number);
                _lines.Add(line);
            }));
            Position = File.End!;
        }

        Assert.Equal(highest, _lines.Count);
        return CatchUp();
    }

    /// <summary>Appends entries with these messages. Returning is acknowledging.</summary>
    public void Append(params string[] messages)
    {
        JournalEntry[] sought = [];
        for (var tries = 0; tries < 100; tries++)
        {
            CatchUp();
            if (Position.IsLegacy && Run(new SessionMigration(File)).Failure is { } refusal)
                throw new SessionException(refusal);
            CatchUp();
            messages = [.. messages.Except(sought.Where(IsRead).Select(MessageOf))];
            if (messages.Length == 0)
                return;
            var entries = Mint(messages);
            var rejection = TryAppend(entries);
            if (rejection is null && !IsOvertaken)
                return;
            if (rejection is not (null or JournalMovedException))
                throw rejection;
            sought = rejection is null ? entries : sought;
        }

        throw new InvalidOperationException("The journal moved a hundred times.");
    }

    /// <summary>Appends once, behind the place known; gives why it was rejected, or has failed.</summary>
    public Exception? TryAppend(params string[] messages) => TryAppend(Mint(messages));

    private Exception? TryAppend(JournalEntry[] entries)
    {
        var rejection = Write(entries);
        if (rejection is null && File.End is { } after)
        {
            var first = after.Lines - entries.Length + 1;
            _lines.AddRange(entries.Select((entry, index) => JournalLine.Of(entry, first + index)));
            Position = after;
        }

        return rejection;
    }

    /// <summary>Whether the last write has failed: that is more than a rejection, which leaves nothing behind.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether what was written last is to be looked for, among the lines of others.</summary>
    public bool IsOvertaken => File.End is null;

    public void SaveSnapshot(string content) =>
        Run(new SnapshotSaving(File, new LentBytes(Encoding.UTF8.GetBytes(content))));

    private Exception? Write(JournalEntry[] entries)
    {
        HasFailed = false;
        try
        {
            File.End = Position as FilePosition;
            return Run(new JournalAppending(File, entries));
        }
        catch (SessionException failure)
        {
            HasFailed = true;
            return failure;
        }
    }

    private JournalTail Read() =>
        Position is FilePosition known && JournalLook.IsUnchanged(File.Setting.Calls, File.Paths, known)
            ? JournalTail.Unchanged(known)
            : Run(new JournalReading(File, Position));

    private JournalEntry[] Mint(string[] messages)
    {
        var seq = NextSeq;
        return [.. messages.Select((message, index) => Some.Entry(seq + index, message))];
    }

    private bool IsRead(JournalEntry entry) =>
        _lines.Any(line => line.Entry is { } read && read.Text.Span.SequenceEqual(entry.Text.Span));

    private bool Clear()
    {
        _lines.Clear();
        return true;
    }

    private void DropUnterminated()
    {
        if (_lines is [.., { Terminated: false }])
            _lines.RemoveAt(_lines.Count - 1);
    }

    private static string MessageOf(JournalEntry entry)
    {
        using var json = System.Text.Json.JsonDocument.Parse(entry.Text);
        return json.RootElement.GetProperty("event").GetProperty("message").GetString()!;
    }
}
