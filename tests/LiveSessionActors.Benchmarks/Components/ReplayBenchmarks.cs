using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Benchmarks.Components;

/// <summary>A journal of 10,000 entries taken in again, without actors.</summary>
[MemoryDiagnoser]
public class ReplayBenchmarks : IDisposable
{
    private const int Entries = 10_000;

    private FilesUnderTest _files = null!;

    [GlobalSetup]
    public void Open()
    {
        _files = new FilesUnderTest(Durability.Os);
        _files.WriteJournal(Entries);
    }

    [GlobalCleanup]
    public void Dispose() => _files.Dispose();

    [Benchmark(Description = "read the lines of 10,000 entries")]
    public JournalPosition Read() => _files.ReadAll(JournalPosition.Start);

    [Benchmark(Description = "read and apply 10,000 entries")]
    public SessionState Replay()
    {
        var state = SessionState.Empty(FilesUnderTest.Session);
        _files.ReadAll(JournalPosition.Start, line => state = state.Apply(line, DateTimeOffset.UnixEpoch));
        return state;
    }

    [Benchmark(Description = "System.Text.Json: read the file and check 10,000 lines", Baseline = true)]
    public int Check()
    {
        var rest = File.ReadAllBytes(_files.Journal).AsSpan();
        var lines = 0;
        for (int end; (end = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..], lines++)
        {
            var reader = new Utf8JsonReader(rest[..end]);
            while (reader.Read())
            {
            }
        }

        return lines;
    }
}
