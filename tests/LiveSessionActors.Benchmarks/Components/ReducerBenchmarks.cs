using BenchmarkDotNet.Attributes;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Benchmarks.Components;

/// <summary>One entry more, and the snapshot after it.</summary>
[MemoryDiagnoser]
public class ReducerBenchmarks
{
    private static readonly SessionId Session = SessionId.Parse("one");
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly JournalLine _generate = Line(
        """{"type":"generate","id":"one","action":"polish","count":3,"pageUrl":"/","token":"t"}""");

    private SessionState _state = SessionState.Empty(Session);
    private JournalLine _checkpoint = null!;

    [GlobalSetup]
    public void TakeInAHundredEntries()
    {
        for (var seq = 1; seq <= 100; seq++)
            _state = _state.Apply(JournalLine.Of(Entry(Traffic.Event("one", seq % 7)), seq), Now);
        _checkpoint = Line(Traffic.Event("one", 7));
    }

    [Benchmark(Description = "apply a checkpoint")]
    public SessionState Checkpoint() => _state.Apply(_checkpoint, Now);

    [Benchmark(Description = "apply a generate")]
    public SessionState Generate() => _state.Apply(_generate, Now);

    [Benchmark(Description = "apply a checkpoint and render the snapshot")]
    public ReadOnlyMemory<byte> Render() => _state.Apply(_checkpoint, Now).Snapshot.Json;

    private static JournalLine Line(string @event) => JournalLine.Of(Entry(@event), 1);

    private static JournalEntry Entry(string @event) => JournalEntry.Create(1, Traffic.Parsed(@event), Now);
}
