using BenchmarkDotNet.Attributes;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Benchmarks.Components;

/// <summary>Entries on their way to the file, without actors.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks : IDisposable
{
    private readonly List<JournalEntry> _entries = [.. Enumerable.Range(1, 32).Select(seq =>
        JournalEntry.Create(seq, Traffic.Parsed(Traffic.Event("one", seq)), DateTimeOffset.UnixEpoch))];

    private FilesUnderTest _files = null!;
    private JournalPosition _position = JournalPosition.Start;

    [Params(Durability.Fsync, Durability.Os)]
    public Durability Durability { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _files = new FilesUnderTest(Durability);
        _files.WriteJournal(1);
        _position = _files.ReadAll(JournalPosition.Start);
    }

    [GlobalCleanup]
    public void Dispose() => _files.Dispose();

    [Benchmark(Description = "append one entry")]
    public void One() => Append(_entries.GetRange(0, 1));

    [Benchmark(Description = "append 32 entries at once")]
    public void Many() => Append(_entries);

    [Benchmark(Description = "look whether others appended")]
    public JournalPosition Look() => _files.ReadAll(_position);

    private void Append(List<JournalEntry> entries)
    {
        if (_files.Append(entries) is { } failure)
            throw failure;
        _position = _files.Written;
    }
}
