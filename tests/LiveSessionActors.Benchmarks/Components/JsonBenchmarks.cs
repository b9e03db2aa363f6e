using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Benchmarks.Components;

/// <summary>JSON as ECMAScript has it, beside .NET's own.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private readonly byte[] _event = Encoding.UTF8.GetBytes(Traffic.Event("one", 7));
    private readonly byte[] _line = Encoding.UTF8.GetBytes(Traffic.Line("one", 7));
    private readonly SessionEvent _parsed = Traffic.Parsed(Traffic.Event("one", 7));
    private readonly JsonNode _node = JsonNode.Parse(Traffic.Line("one", 7))!;

    [Benchmark(Description = "read an event")]
    public SessionEvent ReadEvent() => SessionEvent.Parse(_event, null, 64);

    [Benchmark(Description = "read a journal's line")]
    public JournalLine ReadLine() => JournalLine.Read(_line, 1, terminated: true);

    [Benchmark(Description = "write an entry")]
    public JournalEntry WriteEntry() => JournalEntry.Create(7, _parsed, DateTimeOffset.UnixEpoch);

    [Benchmark(Description = "System.Text.Json: check that line")]
    public bool CheckLine()
    {
        var reader = new Utf8JsonReader(_line);
        while (reader.Read())
        {
        }

        return reader.IsFinalBlock;
    }

    [Benchmark(Description = "System.Text.Json: read that line as nodes")]
    public JsonNode? ReadNodes() => JsonNode.Parse(_line);

    [Benchmark(Description = "System.Text.Json: write it from nodes")]
    public string WriteNodes() => _node.ToJsonString();
}
